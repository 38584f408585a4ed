--- Settings of the editor count from the beginning, and when they change.
local T = ...
T.enable({ settings = { severity = { blocking_sleep = 'off' } } })
T.open('src/lib.rs')
T.wait_found({ 'blocking_fs 9 std::fs::read_to_string' })
local client = T.clients()[1]
local settings = { wakeful = { ignore = { 'blocking_fs' } } }
client.config.settings = settings
client.settings = settings
require('wakeful.server').call(client, 'notify', 'workspace/didChangeConfiguration', { settings = settings })
T.wait_found({ 'blocking_sleep 4 std::thread::sleep' })
