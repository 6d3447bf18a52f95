"""Reads what strace wrote of a program (-ff -y) and names every system call that left its bounds: any on the network, any
further program started, any file outside the folders it may read or write. Exit 1 when there are such, or when the trace
shows that nothing was read at all.

usage: trespasses.py TRACE_FOLDER --cwd DIR [--read DIR]… [--write DIR]…
"""

import argparse
import codecs
import os
import pathlib
import re
import sys

NETWORK = re.compile(r"socket|connect|accept|bind|listen|send|recv|getsockopt|setsockopt|getpeername|shutdown")
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>, )?"((?:[^"\\]|\\.)*)"')
OPENED = re.compile(r"\) = \d+<((?:[^>\\]|\\.)*)>$")
READS = re.compile(r"^open(?:at|at2)?\((?!.*O_(?:WRONLY|RDWR|CREAT|TRUNC))")

# What any Rust program on Linux reads before and beside its own work: the loader its libraries, the runtime its stack and the
# number of cores, the allocator the kernel's settings.
SYSTEM = [
    r"/etc/ld\.so\.(?:cache|preload)",
    r"/(?:usr/)?(?:local/)?lib(?:32|64)?/.*\.so(?:\.[0-9.]+)?",
    r"/proc/(?:self|\d+)/(?:maps|cgroup|mountinfo)",
    r"/proc/(?:stat|cpuinfo|sys/vm/overcommit_memory)",
    r"/sys/fs/cgroup/.*cpu.*",
    r"/sys/devices/system/cpu(?:/.*)?",
    r"/sys/kernel/mm/transparent_hugepage/.*",
    r"/dev/(?:null|urandom)",
]
SYSTEM_FILE = re.compile("|".join(f"(?:{pattern})" for pattern in SYSTEM))


def plain(quoted: str) -> str:
    """The path behind strace's escapes."""
    return os.fsdecode(codecs.escape_decode(quoted.encode())[0])


def paths_of(call: str, cwd: str) -> list[str]:
    """Every path a call names, and the one it opened after links were followed; absolute, without `..`."""
    named = [os.path.join(plain(folder) or cwd, plain(path)) for folder, path in PATH.findall(call)]
    opened = [plain(path) for path in OPENED.findall(call)]
    return [os.path.normpath(path) for path in named + opened]


def within(path: str, folders: list[str]) -> bool:
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("traces", type=pathlib.Path)
    arguments.add_argument("--cwd", required=True)
    arguments.add_argument("--read", action="append", default=[])
    arguments.add_argument("--write", action="append", default=[])
    bounds = arguments.parse_args()

    programs, own_files, trespasses = 0, 0, []
    for trace in sorted(bounds.traces.iterdir()):
        for call in trace.read_text("utf-8", "replace").splitlines():
            if call.startswith(("---", "+++")):
                continue
            name = call.partition("(")[0]
            if name.startswith("execve"):
                programs += 1
                if programs > 1:
                    trespasses.append(call)
            elif NETWORK.match(name):
                trespasses.append(call)
            else:
                for path in paths_of(call, bounds.cwd):
                    reads = READS.match(call) is not None
                    if within(path, bounds.write) or reads and within(path, bounds.read):
                        own_files += 1
                    elif not (reads and SYSTEM_FILE.fullmatch(path)):
                        trespasses.append(call)
                        break

    for call in trespasses:
        print(f"out of bounds: {call}")
    if programs == 0 or own_files == 0:
        print("the trace shows no file read: nothing is proved")
    return 1 if trespasses or programs == 0 or own_files == 0 else 0


sys.exit(main())
