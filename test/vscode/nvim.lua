-- Drives the server from Neovim: nvim --headless -u NONE -l is too new for Debian, so: nvim --headless -u NONE -S nvim.lua
-- Environment: NHI_NODE, NHI_SERVER, NHI_FOLDER (a folder with nhi.yaml in it).
local out = {}
local function say(text) table.insert(out, text) end
local server = { os.getenv('NHI_NODE'), os.getenv('NHI_SERVER'), '--stdio' }
local folder = os.getenv('NHI_FOLDER')

local function found(rule)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local code = one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code)
    if code == rule then return one end
  end
end

local function wait(what, test) assert(vim.wait(15000, test, 20), what) end

local ok, err = pcall(function()
  vim.cmd('edit ' .. folder .. '/nhi.yaml')
  vim.bo.filetype = 'nhi'
  local start = vim.lsp.start_client or vim.lsp.start
  local id = start({
    name = 'nhi', cmd = server, root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'a' } },
    settings = { nhi = { asOf = os.getenv('NHI_AS_OF') } },
    handlers = { ['workspace/configuration'] = function(_, params)
      local answers = {}
      for _ in ipairs(params.items) do table.insert(answers, { asOf = os.getenv('NHI_AS_OF') }) end
      return answers
    end },
  })
  vim.lsp.buf_attach_client(0, id)
  wait('no owner-missing', function() return found('owner-missing') end)
  say('diagnostic: ' .. found('owner-missing').message)
  wait('no rotation-stale', function() return found('rotation-stale') end)
  say('stale: ' .. found('rotation-stale').message)

  local at = found('rotation-stale')
  local doc = vim.lsp.util.make_text_document_params()
  local answer = vim.lsp.buf_request_sync(0, 'textDocument/hover', {
    textDocument = doc, position = { line = at.lnum, character = at.col + 1 },
  }, 5000)
  say('hover: ' .. vim.inspect(answer[id].result.contents))

  local missing = found('owner-missing')
  local here = { line = missing.lnum, character = missing.col }
  local actions = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
    textDocument = doc, range = { start = here, ['end'] = here }, context = { diagnostics = {} },
  }, 5000)[id].result
  local fix
  for _, action in ipairs(actions) do
    assert(not (action.command and action.command.command == 'nhi.applyFix'), 'a fix that asks is offered to a client that cannot ask')
    if action.title:match('^Set owner to payments') then fix = action end
  end
  assert(fix, 'no owner offered')
  if not fix.edit then
    fix = vim.lsp.buf_request_sync(0, 'codeAction/resolve', fix, 5000)[id].result
  end
  vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
  say('fixed: ' .. table.concat(vim.api.nvim_buf_get_lines(0, 11, 15, false), ' / '))
  wait('owner-missing stayed', function() return not found('owner-missing') end)
  vim.cmd('write')
  vim.lsp.stop_client(id)
  wait('the server did not end', function() return vim.lsp.client_is_stopped(id) end)
end)
say(ok and 'PASS' or ('FAIL ' .. tostring(err)))
io.stdout:write(table.concat(out, '\n') .. '\n')
vim.cmd(ok and 'qa!' or 'cq')
