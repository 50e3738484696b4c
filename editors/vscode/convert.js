// SPDX-License-Identifier: Apache-2.0
'use strict';

// From the protocol's objects to VS Code's and back. Both count lines and UTF-16 code units from 0; the numbers of most kinds differ by
// one.

const vscode = require('vscode');

/** What this client can do, for `initialize`. */
const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1] }, versionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    rename: { prepareSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } }, isPreferredSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { inlayHint: { refreshSupport: true } },
};

/** In the order of the server's legend. */
const tokenTypes = [
  'keyword', 'type', 'property', 'variable', 'parameter', 'function', 'enumMember', 'namespace', 'number', 'string', 'comment', 'operator',
];
const tokenModifiers = ['declaration', 'readonly'];

const plainPosition = ({ line, character }) => ({ line, character });
const plainRange = ({ start, end }) => ({ start: plainPosition(start), end: plainPosition(end) });
const position = ({ line, character }) => new vscode.Position(line, character);
const range = ({ start, end }) => new vscode.Range(position(start), position(end));
const location = (it) => new vscode.Location(vscode.Uri.parse(it.uri), range(it.range));
const textEdit = (it) => new vscode.TextEdit(range(it.range), it.newText);

function markup({ kind, value }) {
  return kind === 'markdown' ? new vscode.MarkdownString(value) : value;
}

function diagnostic(it) {
  const made = new vscode.Diagnostic(range(it.range), it.message, it.severity - 1);
  made.code = it.code;
  made.source = it.source;
  made.tags = it.tags;
  made.relatedInformation = (it.relatedInformation || []).map(
    (note) => new vscode.DiagnosticRelatedInformation(location(note.location), note.message));
  return made;
}

function completion(it) {
  const made = new vscode.CompletionItem(it.label, it.kind - 1);
  made.detail = it.detail;
  made.sortText = it.sortText;
  if (it.documentation) made.documentation = markup(it.documentation);
  if (it.insertText) made.insertText = it.insertTextFormat === 2 ? new vscode.SnippetString(it.insertText) : it.insertText;
  return made;
}

function workspaceEdit({ changes }) {
  const made = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(changes)) made.set(vscode.Uri.parse(uri), edits.map(textEdit));
  return made;
}

function symbol(it) {
  const made = new vscode.DocumentSymbol(it.name, it.detail || '', it.kind - 1, range(it.range), range(it.selectionRange));
  made.children = (it.children || []).map(symbol);
  return made;
}

/** `known` are the diagnostics that VS Code shows there; the action is tied to those that it mends. */
function action(it, known) {
  const made = new vscode.CodeAction(it.title, vscode.CodeActionKind.QuickFix);
  made.isPreferred = it.isPreferred;
  made.edit = workspaceEdit(it.edit);
  const mended = it.diagnostics.map(diagnostic);
  made.diagnostics = known.filter((one) => mended.some((other) => other.code === one.code && other.message === one.message));
  return made;
}

function inlay(it) {
  const made = new vscode.InlayHint(position(it.position), it.label);
  made.tooltip = it.tooltip;
  made.paddingLeft = it.paddingLeft;
  return made;
}

const foldKinds = { comment: vscode.FoldingRangeKind.Comment, imports: vscode.FoldingRangeKind.Imports };
const fold = (it) => new vscode.FoldingRange(it.startLine, it.endLine, foldKinds[it.kind]);

module.exports = {
  action, capabilities, completion, diagnostic, fold, inlay, location, markup, plainPosition, plainRange, range, symbol, textEdit,
  tokenModifiers, tokenTypes, workspaceEdit,
};
