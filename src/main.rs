//! stub
fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let a = utlatande::assemble::assemble(folder.as_ref(), &Default::default());
    for d in &a.diagnostics { eprintln!("{} {:?} {:?} {:?}", d.code.0, d.severity, d.arguments, d.places); }
    if let Some(p) = a.product { for f in p.files { let q = std::path::Path::new("/tmp/out").join(&f.path); std::fs::create_dir_all(q.parent().unwrap()).unwrap(); std::fs::write(q, f.bytes).unwrap(); } }
}
