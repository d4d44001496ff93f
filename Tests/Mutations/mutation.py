# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Mutations as they stand in their files, and the copy of the sources that holds them all.

A file NAME.mutation:

    # comments
    breaks: what is wrong, in one sentence
    caught by: a property of the simulator
    caught by: another that may catch it first
    rare: why it takes long to find; such a one is left out unless --all or its name is given

    == Sources/NodeCore/Registrar/RegistrarCore.swift
    -- the text that ships, which must stand there exactly once
    ++ what takes its place; keeps both behaviours, behind Mutation.isOn("NAME")

The lines after `--` and `++` stand as they are, indentation included, one line each. A second `==` begins another edit.
"""
import dataclasses
import pathlib
import shutil

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCRATCH = ROOT / ".build-mutations"
TREE = SCRATCH / "tree"
MODULE = "Messages"
# Where every module that may be broken finds it; nothing of it stands in the shipping sources.
SWITCH_FILE = f"Sources/{MODULE}/Mutation.swift"
SWITCH = """\
import Glibc

/// The one mutation that this process runs with.
public enum Mutation {
    private static let chosen: String? = getenv("TONGDAO_MUTATION").map { String(cString: $0) }

    public static func isOn(_ name: String) -> Bool {
        guard let chosen else { return false }
        return chosen == name
    }
}
"""


class Invalid(Exception):
    """A mutation that cannot be applied."""


@dataclasses.dataclass
class Edit:
    path: str
    old: str = ""
    new: str = ""


@dataclasses.dataclass
class Mutation:
    name: str
    breaks: str = ""
    rare: str = ""
    caught_by: list = dataclasses.field(default_factory=list)
    edits: list = dataclasses.field(default_factory=list)


def read(path):
    one = Mutation(path.stem)
    for number, line in enumerate(path.read_text().splitlines(), 1):
        edit = one.edits[-1] if one.edits else None
        if line.startswith("== "):
            one.edits.append(Edit(line[3:].strip()))
        elif edit and line[:2] == "--":
            edit.old += line[3:] + "\n"
        elif edit and line[:2] == "++":
            edit.new += line[3:] + "\n"
        elif line.startswith("breaks: "):
            one.breaks = line[8:]
        elif line.startswith("rare: "):
            one.rare = line[6:]
        elif line.startswith("caught by: "):
            one.caught_by.append(line[11:])
        elif line.strip() and not line.startswith("#"):
            raise Invalid(f"{path.name}:{number}: \"{line}\" is not understood; mutation.py describes the form")
    if not (one.breaks and one.caught_by and one.edits):
        raise Invalid(f"{path.name}: lacks \"breaks\", \"caught by\" or an edit")
    for edit in one.edits:
        if not edit.old.strip() or f'Mutation.isOn("{one.name}")' not in edit.new:
            raise Invalid(
                f"{path.name}: each edit needs a text that ships, and Mutation.isOn(\"{one.name}\") in its place")
    return one


def all_of_them():
    return [read(path) for path in sorted(HERE.glob("*.mutation"))]


def broken(path, text, edits):
    """The text of one file with all its mutations, each found in the text that ships."""
    places = []
    for name, edit in edits:
        count = text.count(edit.old)
        if count != 1:
            raise Invalid(
                f"mutation {name}: its text stands {count} times in {path}, not once\n"
                f"  remedy: write Tests/Mutations/{name}.mutation anew against what stands there now")
        places.append((text.index(edit.old), name, edit))
    places.sort(key=lambda place: place[0])
    result, end, last = "", 0, ""
    for start, name, edit in places:
        if start < end:
            raise Invalid(f"mutations {last} and {name} change the same lines of {path}; narrow one of them")
        result += text[end:start] + edit.new
        end, last = start + len(edit.old), name
    result += text[end:]
    # Nearly every file speaks of messages already.
    if f"import {MODULE}\n" not in text and f"Sources/{MODULE}/" not in path:
        result = result.replace("\nimport ", f"\nimport {MODULE}\nimport ", 1) if "\nimport " in result else (
            result.replace("\n\n", f"\n\nimport {MODULE}\n\n", 1))
    return result


def make_tree(mutations):
    """Brings the copy up to date, writing only what changed, so that only that is built anew."""
    edits = {}
    for one in mutations:
        for edit in one.edits:
            edits.setdefault(edit.path, []).append((one.name, edit))
    wanted = {"Package.swift": (ROOT / "Package.swift").read_bytes(), SWITCH_FILE: SWITCH.encode()}
    resolved = ROOT / "Package.resolved"
    if resolved.exists():
        wanted["Package.resolved"] = resolved.read_bytes()
    for path in sorted((ROOT / "Sources").rglob("*")):
        if path.is_file():
            wanted[str(path.relative_to(ROOT))] = path.read_bytes()
    for path in sorted(edits):
        if path not in wanted:
            raise Invalid(f"mutation {edits[path][0][0]}: there is no file {path}")
        wanted[path] = broken(path, wanted[path].decode(), edits[path]).encode()
    for path, content in wanted.items():
        target = TREE / path
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for path in sorted((TREE / "Sources").rglob("*")):
        if path.is_file() and str(path.relative_to(TREE)) not in wanted:
            path.unlink()
    # The package names its test targets, which must be there and are never built.
    tests = TREE / "Tests"
    if not tests.is_symlink():
        shutil.rmtree(tests, ignore_errors=True)
        tests.symlink_to("../../Tests")
