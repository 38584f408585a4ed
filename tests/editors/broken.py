"""Stands between an editor and the real server, and breaks one feature of it.

    broken.py                          tells which features there are, as JSON
    broken.py FEATURE SERVER FOLDER    writes FOLDER/wakeful, which is SERVER with that one broken

How often that was started is counted in FOLDER/starts.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
from urllib.parse import unquote, urlsplit

# The messages that bring findings: they are published, or asked for.
PUBLISHED, PULLED, ALL_PULLED = "textDocument/publishDiagnostics", "textDocument/diagnostic", "workspace/diagnostic"
# What comes before an answer is whole.
PART = "$/progress"
ACTIONS, RESOLVED, APPLIED = "textDocument/codeAction", "codeAction/resolve", "workspace/applyEdit"
COMMAND = "workspace/executeCommand"


class Nothing:
    """Nothing is broken: shows that scenarios pass behind this program."""

    def __init__(self, starts):
        self.starts = starts

    def sent(self, method, message):
        """What the server gets of a message of the editor; `None` is nothing."""
        return message

    def told(self, method, message):
        """What the editor gets of a message of the server; `method` is what an answer is for."""
        return message


class Diagnostics(Nothing):
    """Nothing is ever found."""

    def told(self, method, message):
        for findings in lists_of_findings(method, message):
            findings.clear()
        return message


class Twice(Nothing):
    """All that is found is told twice."""

    def told(self, method, message):
        for findings in lists_of_findings(method, message):
            findings.extend(list(findings))
        return message


class Severity(Nothing):
    """All that is found is an information."""

    def told(self, method, message):
        for findings in lists_of_findings(method, message):
            for it in findings:
                it["severity"] = 3
        return message


class Reason(Nothing):
    """No comment that allows is asked for its reason."""

    def told(self, method, message):
        keep_findings(method, message, lambda it: it.get("code") != "allow_without_reason")
        return message


class Typos(Nothing):
    """What is wrong in a `wakeful.toml` is not told."""

    def told(self, method, message):
        keep_findings(method, message, lambda it: "did you mean" not in it["message"])
        return message


class Closed(Nothing):
    """Nothing is found in files that are not open."""

    def __init__(self, starts):
        super().__init__(starts)
        self.opened = set()

    def sent(self, method, message):
        if method == "textDocument/didOpen":
            self.opened.add(message["params"]["textDocument"]["uri"])
        return message

    def told(self, method, message):
        if method == PUBLISHED and message["params"]["uri"] not in self.opened:
            message["params"]["diagnostics"].clear()
        for report in reports_on_all(method, message):
            if report["uri"] not in self.opened:
                report.get("items", []).clear()
        return message


class Hover(Nothing):
    """There is nothing to show under the pointer."""

    def told(self, method, message):
        return message | {"result": None} if method == "textDocument/hover" else message


class Proposals(Nothing):
    """There is nothing that could be typed."""

    def told(self, method, message):
        return message | {"result": None} if method == "textDocument/completion" else message


class Actions(Nothing):
    """There is nothing to do anywhere."""

    def is_left(self, action):
        return False

    def told(self, method, message):
        if method == ACTIONS and message.get("result"):
            message["result"] = [it for it in message["result"] if self.is_left(it)]
        return message


class FixAll(Actions):
    """There is no action that fixes all."""

    def is_left(self, action):
        return not str(action.get("kind")).startswith("source.fixAll")


class FixRule(Actions):
    """There is no action that fixes all of a rule."""

    def is_left(self, action):
        return not action["title"].startswith("Fix all `")


class Suppress(Actions):
    """There is no action that allows a finding."""

    def is_left(self, action):
        return not action["title"].startswith("Allow ")


class Refactorings(Actions):
    """There is nothing to do where nothing is wrong."""

    def is_left(self, action):
        return not str(action.get("kind")).startswith("refactor")


class Preferred(Nothing):
    """No fix is better than another."""

    def told(self, method, message):
        if method == ACTIONS:
            for it in message.get("result") or []:
                it.pop("isPreferred", None)
        return message


class Edits(Nothing):
    """Actions and commands change nothing."""

    def told(self, method, message):
        for it in with_edits(method, message):
            it["edit"] = {"changes": {}}
        return message


class Elsewhere(Closed):
    """Actions and commands change nothing in files that are not open."""

    def told(self, method, message):
        for it in with_edits(method, message):
            edit = it["edit"]
            if edit.get("changes"):
                edit["changes"] = {uri: all for uri, all in edit["changes"].items() if uri in self.opened}
            if edit.get("documentChanges"):
                edit["documentChanges"] = [it for it in edit["documentChanges"] if self.is_open(it)]
        return message

    def is_open(self, change):
        return change.get("textDocument", {}).get("uri") in self.opened


class Commands(Nothing):
    """Commands do nothing, and answer that they have done it."""

    def sent(self, method, message):
        if method == COMMAND:
            message["params"]["command"] = "wakeful.doNothing"
        return message

    def told(self, method, message):
        if method == COMMAND:
            return {"jsonrpc": "2.0", "id": message["id"], "result": None}
        return message


class Settings(Nothing):
    """No setting of the editor arrives."""

    def sent(self, method, message):
        if method == "workspace/didChangeConfiguration":
            return None
        if method == "initialize":
            message["params"].pop("initializationOptions", None)
        if method == "workspace/configuration" and message.get("result"):
            message["result"] = [None for _ in message["result"]]
        return message


class NewSettings(Nothing):
    """The settings of the editor that arrive first count for ever."""

    def __init__(self, starts):
        super().__init__(starts)
        self.first = None

    def sent(self, method, message):
        if method == "workspace/didChangeConfiguration":
            return None
        if method == "workspace/configuration" and "result" in message:
            self.first = self.first or message["result"]
            message["result"] = self.first
        return message


class Configuration(Nothing):
    """From when a `wakeful.toml` is opened, what is found in sources stays as it is."""

    def __init__(self, starts):
        super().__init__(starts)
        self.is_open = False
        # The files that are asked about, by the numbers of requests, and what was last found in them.
        self.asked, self.last = {}, {}

    def sent(self, method, message):
        if method == "textDocument/didOpen":
            self.is_open |= message["params"]["textDocument"]["uri"].endswith("/wakeful.toml")
        if method == PULLED:
            self.asked[message["id"]] = message["params"]["textDocument"]["uri"]
        return message

    def told(self, method, message):
        if method == PUBLISHED and self.is_open and message["params"]["uri"].endswith(".rs"):
            return None
        uri = self.asked.pop(message["id"], "") if method == PULLED else ""
        if uri.endswith(".rs") and self.is_open:
            message["result"] = self.last.get(uri, message.get("result"))
        elif uri and message.get("result", {}).get("kind") == "full":
            self.last[uri] = message["result"]
        return message


class Changes(Nothing):
    """What is typed does not arrive."""

    def sent(self, method, message):
        return None if method == "textDocument/didChange" else message


class Silent(Diagnostics):
    """A server that comes back finds nothing."""

    def told(self, method, message):
        return super().told(method, message) if self.starts > 1 else message


class Unsaved(Nothing):
    """A server that comes back is told the text on the disk."""

    def sent(self, method, message):
        if method == "textDocument/didOpen" and self.starts > 1:
            document = message["params"]["textDocument"]
            path = pathlib.Path(unquote(urlsplit(document["uri"]).path))
            document["text"] = path.read_text(encoding="utf-8") if path.exists() else ""
        return message


class Return(Nothing):
    """A server that is started once more ends at once."""

    def __init__(self, starts):
        super().__init__(starts)
        if starts > 1:
            sys.exit(1)


class Positions(Nothing):
    """All that is told is one column further right."""

    def told(self, method, message):
        shift(message)
        return message


class Choice(Nothing):
    """The server counts in another unit than rust-analyzer, and says so."""

    def __init__(self, starts):
        super().__init__(starts)
        self.said = None

    def sent(self, method, message):
        if method == "initialize":
            general = message["params"]["capabilities"].setdefault("general", {}) or {}
            offered = general.get("positionEncodings")
            right = next((it for it in offered or [] if it in ("utf-8", "utf-32")), "utf-16")
            self.said = right if offered else None
            general["positionEncodings"] = ["utf-8" if right == "utf-16" else "utf-16"]
            message["params"]["capabilities"]["general"] = general
        return message


class Encoding(Choice):
    """The server counts in another unit than it says."""

    def told(self, method, message):
        if method == "initialize" and "result" in message:
            can = message["result"]["capabilities"]
            can.pop("positionEncoding", None)
            if self.said:
                can["positionEncoding"] = self.said
        return message


FEATURES: dict[str, type[Nothing]] = {
    "diagnostics": Diagnostics,
    "twice": Twice,
    "severity": Severity,
    "closed": Closed,
    "hover": Hover,
    "proposals": Proposals,
    "actions": Actions,
    "edits": Edits,
    "elsewhere": Elsewhere,
    "fix-all": FixAll,
    "fix-rule": FixRule,
    "suppress": Suppress,
    "refactorings": Refactorings,
    "preferred": Preferred,
    "reason": Reason,
    "commands": Commands,
    "settings": Settings,
    "new-settings": NewSettings,
    "configuration": Configuration,
    "typos": Typos,
    "changes": Changes,
    "return": Return,
    "silent": Silent,
    "unsaved": Unsaved,
    "positions": Positions,
    "encoding": Encoding,
    "choice": Choice,
}


def lists_of_findings(method, message):
    """Each list of findings in a message, which may be changed."""
    if method == PUBLISHED:
        return [message["params"]["diagnostics"]]
    reports = reports_on_all(method, message)
    if method == PULLED:
        result = message.get("result") or {}
        reports = [result, *(result.get("relatedDocuments") or {}).values()]
    return [it["items"] for it in reports if it.get("kind") == "full"]


def reports_on_all(method, message):
    """The reports on files of the workspace, which may come in parts."""
    holder = message["params"]["value"] if method == PART else message.get("result")
    is_on_all = method in (ALL_PULLED, PART) and isinstance(holder, dict)
    return holder.get("items", []) if is_on_all else []


def keep_findings(method, message, is_kept):
    for findings in lists_of_findings(method, message):
        findings[:] = [it for it in findings if is_kept(it)]


def with_edits(method, message):
    """What has an `edit` in a message."""
    result = message.get("result")
    if method == APPLIED:
        holders = [message.get("params", {})]
    elif method in (ACTIONS, RESOLVED):
        holders = result if isinstance(result, list) else [result or {}]
    else:
        holders = []
    return [it for it in holders if it.get("edit")]


def shift(part):
    if isinstance(part, dict):
        if part.keys() == {"line", "character"}:
            part["character"] += 1
        part = list(part.values())
    if isinstance(part, list):
        for it in part:
            shift(it)


def read(stream):
    """The next message, or `None` at the end."""
    length = 0
    while (line := stream.readline()).strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return json.loads(stream.read(length)) if line else None


def write(stream, message):
    text = json.dumps(message, ensure_ascii=False).encode()
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
    stream.flush()


def pump(source, into, change, asked, answers):
    """Carries messages over. What is asked here is answered there, and the other way round."""
    while message := read(source):
        method = message.get("method")
        if method and "id" in message:
            asked[message["id"]] = method
        elif not method:
            method = answers.pop(message.get("id"), None)
        message = change(method, message)
        if message:
            write(into, message)


def carry_to(server, feature, asked, answers):
    """All that the editor says, until it says nothing more."""
    try:
        pump(sys.stdin.buffer, server.stdin, feature.sent, asked, answers)
        server.stdin.close()
    except BrokenPipeError:
        # It has ended, which the other direction notices.
        pass


def serve(feature, command) -> int:
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    # What was asked, by the numbers of both sides.
    by_editor: dict[int | str, str] = {}
    by_server: dict[int | str, str] = {}
    sending = (server, feature, by_editor, by_server)
    threading.Thread(target=carry_to, args=sending, daemon=True).start()
    try:
        pump(server.stdout, sys.stdout.buffer, feature.told, by_server, by_editor)
    except BrokenPipeError:
        server.kill()
    return server.wait()


def stand_between(feature, server, state):
    """What a program of ours does; its arguments are the command line of the server."""
    command = [server, *sys.argv[1:]]
    if sys.argv[1:2] != ["server"]:
        os.execv(server, command)
    # Editors start servers one after the other.
    with open(state, "a+", encoding="utf-8") as file:
        file.write("started\n")
        file.seek(0)
        starts = len(file.readlines())
    code = serve(FEATURES.get(feature, Nothing)(starts), command)
    if code < 0:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    # The thread that listens to the editor does not keep it.
    os._exit(code)


def program(folder: pathlib.Path, server: pathlib.Path, feature: str) -> pathlib.Path:
    """A program with the command line of the server. Its own name is a word of its process, too."""
    folder.mkdir(exist_ok=True)
    script = folder / "wakeful"
    here = pathlib.Path(__file__).resolve().parent
    words = [feature, str(server), str(folder / "starts")]
    script.write_text(
        f"#!{sys.executable} -BS\n"
        f"import sys\nsys.path.insert(0, {str(here)!r})\n"
        f"import broken\nbroken.stand_between(*{words!r})\n"
    )
    script.chmod(0o755)
    return script


def main():
    if len(sys.argv) == 1:
        print(json.dumps({name: it.__doc__ for name, it in FEATURES.items()}))
    else:
        feature, server, folder = sys.argv[1:]
        program(pathlib.Path(folder), pathlib.Path(server), feature)


if __name__ == "__main__":
    main()
