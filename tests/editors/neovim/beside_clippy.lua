--- Beside rust-analyzer with clippy, what both would find is told once.
local T = ...
T.needs(T.is_new, 'one version shows it')
T.write(
  'Cargo.toml',
  [[
[package]
name = "planted"
edition = "2024"

[lints.clippy]
await_holding_lock = "warn"
]]
)
T.write(
  'src/lib.rs',
  [[
use std::sync::Mutex;

pub async fn count(total: &Mutex<u32>, other: impl Future<Output = ()>) {
    let mut guard = total.lock().unwrap();
    other.await;
    *guard += 1;
    std::thread::sleep(std::time::Duration::from_secs(1));
}
]]
)
vim.fn.delete(T.project .. '/src/main.rs')
T.write('wakeful.toml', '')
T.enable()
local buffer = T.open('src/lib.rs')
T.start_rust_analyzer({ check = { command = 'clippy' } })
--- Who says something of a line.
local function told(line)
  local seen = {}
  for _, it in ipairs(vim.diagnostic.get(buffer)) do
    if it.lnum + 1 == line and it.severity <= vim.diagnostic.severity.WARN then
      seen[#seen + 1] = it.source
    end
  end
  table.sort(seen)
  return table.concat(seen, ' and ')
end
T.wait('a finding of clippy, and one of ours', function()
  return told(4) == 'clippy' and told(7) == 'wakeful'
end)
-- The other way round, both tell it: the test would see what is said twice.
T.write('wakeful.toml', 'yield-to-clippy = false\n')
vim.opt.hidden = true
T.open('wakeful.toml')
T.wait('both', function()
  return told(4) == 'clippy and wakeful'
end)
