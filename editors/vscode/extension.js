// SPDX-License-Identifier: Apache-2.0
'use strict';

// Starts `assay language-server` and hands its answers to VS Code. Written out instead of using a client library, so that the
// folder works as it is: nothing has to be installed or built.

const { spawn } = require('child_process');
const vscode = require('vscode');
const { Connection } = require('./protocol');
const convert = require('./convert');

const LANGUAGE = 'assay';
/** How often a server that ends by itself is started again. */
const MAXIMUM_RESTARTS = 3;

let client;

class Client {
  constructor(context) {
    this.diagnostics = vscode.languages.createDiagnosticCollection(LANGUAGE);
    this.log = vscode.window.createOutputChannel('Assay');
    this.inlaysChanged = new vscode.EventEmitter();
    this.restarts = 0;
    context.subscriptions.push(this.diagnostics, this.log, this.inlaysChanged, ...this.watchDocuments(), ...this.register());
  }

  // MARK: The process

  async start() {
    const path = vscode.workspace.getConfiguration(LANGUAGE).get('path') || 'assay';
    const child = spawn(path, ['language-server'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process = child;
    this.isStopping = false;
    const connection = new Connection((bytes) => child.stdin.write(bytes), {
      notification: (method, params) => this.notification(method, params),
      request: (method) => this.request(method),
      fault: (error) => this.log.appendLine(`the server's answer cannot be read: ${error.message}`),
    });
    this.connection = connection;
    child.stdout.on('data', (chunk) => connection.receive(chunk));
    child.stderr.on('data', (chunk) => this.log.append(chunk.toString()));
    child.stdin.on('error', () => {});
    child.on('error', (error) => this.cannotStart(path, error));
    child.on('exit', (code) => this.ended(child, connection, code));
    try {
      await connection.request('initialize', { processId: process.pid, rootUri: null, capabilities: convert.capabilities });
    } catch {
      return;
    }
    connection.notify('initialized', {});
    this.isReady = true;
    for (const document of vscode.workspace.textDocuments) this.opened(document);
  }

  async stop() {
    const { connection, process: child } = this;
    this.isStopping = true;
    this.isReady = false;
    if (!connection || connection.isClosed) return;
    const ended = new Promise((resolve) => child.on('exit', resolve));
    try {
      await connection.request('shutdown');
    } catch {
      // It has ended already.
    }
    connection.notify('exit');
    const timer = setTimeout(() => child.kill(), 2000);
    await ended;
    clearTimeout(timer);
  }

  async restart() {
    await this.stop();
    this.restarts = 0;
    await this.start();
  }

  cannotStart(path, error) {
    this.isReady = false;
    this.connection.close();
    vscode.window.showErrorMessage(
      `Assay: \`${path}\` cannot be started (${error.code || error.message}). Put the assay command in PATH, or set assay.path.`);
  }

  ended(child, connection, code) {
    connection.close();
    if (child !== this.process || this.isStopping) return;
    this.isReady = false;
    this.diagnostics.clear();
    this.restarts += 1;
    this.log.appendLine(`the server ended with ${code}`);
    if (this.restarts <= MAXIMUM_RESTARTS) this.start();
    else vscode.window.showErrorMessage('Assay: the language server keeps ending. "Assay: Restart the language server" tries again.');
  }

  // MARK: What the server sends

  notification(method, params) {
    if (method === 'textDocument/publishDiagnostics') {
      const uri = vscode.Uri.parse(params.uri);
      this.diagnostics.set(uri, params.diagnostics.map((it) => convert.diagnostic(it)));
    } else if (method === 'window/logMessage') {
      this.log.appendLine(params.message);
    }
  }

  request(method) {
    if (method === 'workspace/inlayHint/refresh') this.inlaysChanged.fire();
    return null;
  }

  // MARK: Documents

  watchDocuments() {
    const { workspace } = vscode;
    return [
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
      workspace.onDidChangeTextDocument((event) => this.changed(event)),
      workspace.onDidCloseTextDocument((document) => this.closed(document)),
    ];
  }

  isOurs(document) {
    return this.isReady && document.languageId === LANGUAGE;
  }

  opened(document) {
    if (!this.isOurs(document)) return;
    const { version } = document;
    this.connection.notify('textDocument/didOpen', {
      textDocument: { uri: document.uri.toString(), languageId: LANGUAGE, version, text: document.getText() },
    });
  }

  changed({ document, contentChanges }) {
    if (!this.isOurs(document) || contentChanges.length === 0) return;
    // VS Code gives the places of all changes in the text before them; the protocol applies one after the other. From the end of the
    // text to its start both are the same.
    const fromTheEnd = [...contentChanges].sort((a, b) => b.rangeOffset - a.rangeOffset);
    this.connection.notify('textDocument/didChange', {
      textDocument: { uri: document.uri.toString(), version: document.version },
      contentChanges: fromTheEnd.map(({ range, text }) => ({ range: convert.plainRange(range), text })),
    });
  }

  closed(document) {
    if (!this.isOurs(document)) return;
    this.connection.notify('textDocument/didClose', { textDocument: { uri: document.uri.toString() } });
  }

  // MARK: What VS Code asks

  /** The answer to a question about a document; nothing when the server cannot give one. */
  async ask(method, document, params, token) {
    if (!this.isOurs(document)) return null;
    try {
      return await this.connection.request(method, { textDocument: { uri: document.uri.toString() }, ...params }, token);
    } catch {
      return null;
    }
  }

  register() {
    const { languages } = vscode;
    const selector = { language: LANGUAGE };
    const legend = new vscode.SemanticTokensLegend(convert.tokenTypes, convert.tokenModifiers);
    return [
      languages.registerHoverProvider(selector, this.hovers()),
      languages.registerCompletionItemProvider(selector, this.completions(), '.'),
      languages.registerDefinitionProvider(selector, this.definitions()),
      languages.registerReferenceProvider(selector, this.references()),
      languages.registerDocumentHighlightProvider(selector, this.highlights()),
      languages.registerRenameProvider(selector, this.renames()),
      languages.registerDocumentSymbolProvider(selector, this.symbols()),
      languages.registerDocumentFormattingEditProvider(selector, this.formats()),
      languages.registerCodeActionsProvider(selector, this.actions(), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
      languages.registerInlayHintsProvider(selector, this.inlays()),
      languages.registerFoldingRangeProvider(selector, this.folds()),
      languages.registerDocumentSemanticTokensProvider(selector, this.colours(), legend),
      vscode.commands.registerCommand('assay.restart', () => this.restart()),
    ];
  }

  hovers() {
    return {
      provideHover: async (document, position, token) => {
        const hover = await this.ask('textDocument/hover', document, { position: convert.plainPosition(position) }, token);
        return hover && new vscode.Hover(convert.markup(hover.contents), convert.range(hover.range));
      },
    };
  }

  completions() {
    return {
      provideCompletionItems: async (document, position, token) => {
        const items = await this.ask('textDocument/completion', document, { position: convert.plainPosition(position) }, token);
        return items && items.map(convert.completion);
      },
    };
  }

  definitions() {
    return {
      provideDefinition: async (document, position, token) => {
        const found = await this.ask('textDocument/definition', document, { position: convert.plainPosition(position) }, token);
        return found && convert.location(found);
      },
    };
  }

  references() {
    return {
      provideReferences: async (document, position, context, token) => {
        const params = { position: convert.plainPosition(position), context: { includeDeclaration: context.includeDeclaration } };
        const found = await this.ask('textDocument/references', document, params, token);
        return found && found.map(convert.location);
      },
    };
  }

  highlights() {
    return {
      provideDocumentHighlights: async (document, position, token) => {
        const found = await this.ask('textDocument/documentHighlight', document, { position: convert.plainPosition(position) }, token);
        return found && found.map((it) => new vscode.DocumentHighlight(convert.range(it.range), it.kind - 1));
      },
    };
  }

  renames() {
    const params = (document, position) => ({
      textDocument: { uri: document.uri.toString() }, position: convert.plainPosition(position),
    });
    // Here the server's reasons are shown, so its refusals are passed on.
    return {
      prepareRename: async (document, position, token) => {
        const found = await this.connection.request('textDocument/prepareRename', params(document, position), token);
        return { range: convert.range(found.range), placeholder: found.placeholder };
      },
      provideRenameEdits: async (document, position, newName, token) => {
        const edit = await this.connection.request('textDocument/rename', { ...params(document, position), newName }, token);
        return convert.workspaceEdit(edit);
      },
    };
  }

  symbols() {
    return {
      provideDocumentSymbols: async (document, token) => {
        const found = await this.ask('textDocument/documentSymbol', document, {}, token);
        return found && found.map(convert.symbol);
      },
    };
  }

  formats() {
    return {
      provideDocumentFormattingEdits: async (document, options, token) => {
        const edits = await this.ask('textDocument/formatting', document, { options }, token);
        return edits && edits.map(convert.textEdit);
      },
    };
  }

  actions() {
    return {
      provideCodeActions: async (document, range, context, token) => {
        const params = { range: convert.plainRange(range), context: { diagnostics: [] } };
        const found = await this.ask('textDocument/codeAction', document, params, token);
        return found && found.map((it) => convert.action(it, context.diagnostics));
      },
    };
  }

  inlays() {
    return {
      onDidChangeInlayHints: this.inlaysChanged.event,
      provideInlayHints: async (document, range, token) => {
        const found = await this.ask('textDocument/inlayHint', document, { range: convert.plainRange(range) }, token);
        return found && found.map(convert.inlay);
      },
    };
  }

  folds() {
    return {
      provideFoldingRanges: async (document, context, token) => {
        const found = await this.ask('textDocument/foldingRange', document, {}, token);
        return found && found.map(convert.fold);
      },
    };
  }

  colours() {
    return {
      provideDocumentSemanticTokens: async (document, token) => {
        const found = await this.ask('textDocument/semanticTokens/full', document, {}, token);
        return found && new vscode.SemanticTokens(new Uint32Array(found.data));
      },
    };
  }
}

async function activate(context) {
  client = new Client(context);
  await client.start();
}

async function deactivate() {
  if (client) await client.stop();
}

module.exports = { activate, deactivate };
