# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Names: from the spelling of a .proto to that of Swift and C."""
import re

SWIFT_KEYWORDS = set(
    "associatedtype class deinit enum extension fileprivate func import init inout internal let open operator private "
    "precedencegroup protocol public rethrows static struct subscript typealias var break case catch continue default "
    "defer do else fallthrough for guard if in repeat return throw switch where while Any as await false is nil self "
    "Self super throws true try".split()
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
