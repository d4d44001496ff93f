# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Names: from the spelling of a .proto to that of Swift and C."""
import re

SWIFT_KEYWORDS = set(
    "associatedtype class deinit enum extension fileprivate func import init inout internal let open operator private "
    "precedencegroup protocol public rethrows static struct subscript typealias var break case catch continue default "
    "defer do else fallthrough for guard if in repeat return throw switch where while Any as await false is nil self "
    "Self super throws true try".split()
)

# protoc-c puts an underscore behind these.
C_KEYWORDS = set(
    "and and_eq asm auto bitand bitor bool break case catch char class compl const const_cast continue default delete do "
    "double dynamic_cast else enum explicit extern false float for friend goto if inline int long mutable namespace new "
    "not not_eq operator or or_eq private protected public register reinterpret_cast return short signed sizeof static "
    "static_cast struct switch template this throw true try typedef typeid typename union unsigned using virtual void "
    "volatile wchar_t while xor xor_eq".split()
)


def lower_camel(snake):
    """`grant_role` and `GRANT_ROLE` become `grantRole`."""
    head, *rest = snake.lower().split("_")
    return head + "".join(word.capitalize() for word in rest)


def upper_camel(snake):
    """`grant_role` becomes `GrantRole`."""
    return "".join(word.capitalize() for word in snake.lower().split("_"))


def snake(camel):
    """`AgreementText` becomes `agreement_text`, as protoc-c does for C symbols."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", camel).lower()


def escaped(name):
    """A name as it stands in a Swift declaration."""
    return f"`{name}`" if name in SWIFT_KEYWORDS else name


def c_member(name):
    """A field's name in the struct that protoc-c writes."""
    return name.lower() + ("_" if name.lower() in C_KEYWORDS else "")
