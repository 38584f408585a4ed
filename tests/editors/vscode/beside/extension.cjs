// Another tool for Rust that works on the same files: it reports, hovers and fixes.
const vscode = require("vscode");

exports.activate = (context) => {
  const collection = vscode.languages.createDiagnosticCollection("beside");
  const report = (document) => {
    if (document.languageId !== "rust") {
      return;
    }
    const found = [];
    for (const match of document.getText().matchAll(/std::thread::sleep/g)) {
      const range = new vscode.Range(document.positionAt(match.index), document.positionAt(match.index + match[0].length));
      const diagnostic = new vscode.Diagnostic(range, "another tool does not like this either");
      diagnostic.source = "beside";
      found.push(diagnostic);
    }
    collection.set(document.uri, found);
  };
  const actions = {
    provideCodeActions(document, _range, { diagnostics }) {
      return diagnostics.filter((it) => it.source === "beside").map((it) => {
        const action = new vscode.CodeAction("Do it another way", vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, it.range, "another::way");
        action.diagnostics = [it];
        return action;
      });
    },
  };
  const hovers = { provideHover: () => new vscode.Hover("another tool says this") };
  context.subscriptions.push(
    collection,
    vscode.workspace.onDidOpenTextDocument(report),
    vscode.workspace.onDidChangeTextDocument((it) => report(it.document)),
    vscode.languages.registerCodeActionsProvider("rust", actions),
    vscode.languages.registerHoverProvider("rust", hovers),
  );
  vscode.workspace.textDocuments.forEach(report);
};
