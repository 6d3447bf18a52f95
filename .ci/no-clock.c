/* Loaded before the C library, this ends a program that asks for the time of day. Clocks that only measure spans are let
   through: they say nothing of the date, and the Rust runtime seeds and waits by them. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static void stop(const char *call) {
    fprintf(stderr, "asked for the time of day: %s\n", call);
    _exit(99);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI)
        stop("clock_gettime");
    return (int)syscall(SYS_clock_gettime, clock, now);
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)now, (void)zone;
    stop("gettimeofday");
    return -1;
}

time_t time(time_t *now) {
    (void)now;
    stop("time");
    return -1;
}
