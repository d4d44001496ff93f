# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
# What the demonstration prints: headings, one line a step, the table at the end.

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
zh*) language=zh ;;
*) language=en ;;
esac
# Characters are counted as characters, whatever the caller's locale is.
unset LC_ALL
export LC_CTYPE=C.UTF-8

steps=0
# While set, steps are taken and checked but not told.
quiet=

# t CHINESE ENGLISH: the one in the reader's language.
t() {
    if [ $language = zh ]; then printf %s "$1"; else printf %s "$2"; fi
}

heading() { printf '\n%s\n' "$1"; }

# pad TEXT WIDTH: the text filled up to so many columns; a Chinese character takes two.
pad() {
    local wide=${1//[ -~]/}
    local columns=$((${#1} + ${#wide}))
    printf '%s%*s' "$1" $(($2 > columns ? $2 - columns : 0)) ''
}

# line WHO WHAT CLAUSES
line() {
    [ -z "$quiet" ] || return 0
    printf '  %s %s%s\n' "$(pad "$1" 38)" "$2" "${3:+  [$3]}"
}

# stated WHO CHINESE ENGLISH CLAUSES: a step that was taken and is as it should be.
stated() {
    steps=$((steps + 1))
    line "$1" "$(t "$2" "$3")" "$4"
}

# wrong TEXT…: something is not as stated; nothing after it would mean anything.
wrong() {
    quiet=
    printf '\n%s\n' "$(t "与所述不一致：" "Not as stated: ")$1" >&2
    shift
    if [ $# -gt 0 ]; then printf '  %s\n' "$@" >&2; fi
    exit 1
}
