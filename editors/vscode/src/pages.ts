/** The pages of the rules, rendered beside the code. */

import * as vscode from "vscode";
import type { Server } from "./server";

const SCHEME = "wakeful-rule";

/** Opens the page of a rule; for links in hovers. */
const OPEN = "wakeful.openRule";

export class Pages implements vscode.TextDocumentContentProvider {
  server: Server | undefined;
  /** That of the server that runs; a part of the names of the pages that it writes. */
  version = "";

  /** What a page that the server wrote into its cache is called here; nothing, if it is no page. */
  uriOf(uri: string): vscode.Uri | undefined {
    const [, version, rule] = /^file:.*\/wakeful\/rules\/([^/]+)\/([a-z_]+)\.md$/.exec(uri) ?? [];
    return rule === undefined || version !== this.version ? undefined : uriOf(rule);
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.commands.registerCommand(OPEN, (rule: unknown) => this.show(String(rule))),
    );
  }

  async show(rule: string): Promise<void> {
    const uri = uriOf(rule);
    try {
      await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
    } catch {
      // The extension that renders Markdown may be turned off.
      const options = { viewColumn: vscode.ViewColumn.Beside, preview: true };
      await vscode.window.showTextDocument(uri, options);
    }
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const rule = /([a-z_]+)\.md$/.exec(uri.path)?.[1] ?? "";
    try {
      const page = (await this.server?.execute("wakeful.explain", rule)) as { markdown: string; uri: string | null };
      if (page.uri === null) {
        return page.markdown;
      }
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(page.uri));
      return new TextDecoder().decode(bytes);
    } catch (error) {
      return `# ${rule}\n\n${error instanceof Error ? error.message : String(error)}\n`;
    }
  }

  /**
   * Turns links to pages, which hovers may have, into links that open them here. What a finding
   * says, and where it bites, the editor shows by itself above the hover, so it is left out.
   */
  adapt(hover: vscode.Hover): vscode.Hover {
    hover.contents = hover.contents.map((it) => {
      if (!(it instanceof vscode.MarkdownString)) {
        return it;
      }
      const text = it.value.replaceAll(FINDING, "$1").replaceAll(/\]\((file:[^)\s]+)\)/g, (whole, uri: string) => {
        const rule = this.uriOf(uri)?.path.slice(1, -".md".length);
        return rule === undefined ? whole : `](command:${OPEN}?${encodeURIComponent(JSON.stringify([rule]))})`;
      });
      const linked = new vscode.MarkdownString(text);
      linked.isTrusted = { enabledCommands: [OPEN] };
      return linked;
    });
    return hover;
  }
}

/** The rule, what was found, and a list of places; behind the start, or behind the last of several. */
const FINDING = /(^|\n\n---\n\n)\*\*[a-z_]+\*\* · [a-z]+\n\n[^\n]*\n(?:- [^\n]*\n)*\n/g;

function uriOf(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}
