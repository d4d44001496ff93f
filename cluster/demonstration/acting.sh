# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
# Steps: a person runs the tongdao command, and what comes back is checked.
#
# A person is named as in the command's configuration: zhang-wei@dinghai acts on 定海's node with their own certificate.

export TONGDAO_CONFIG=$run/contexts.json

declare -A title role_of
declare -A place
# Who may read everything on a node, to check what was recorded there.
declare -A officer=([province]=shen-yue [city]=xu-hai)

read_people() {
    local context uri name roles node_title
    while IFS=$'\t' read -r context uri name roles node_title; do
        title[$context]=$name
        role_of[$context]=$roles
        place[${context#*@}]=$node_title
    done < <("$programs/tongdao-cluster" people --run "$run")
}

# Someone who is not of the node's own territory is told with the place where they act.
who() {
    local here=${place[${1#*@}]}
    if [ $language = en ]; then
        printf %s "$1 (${role_of[$1]})"
    elif [[ ${title[$1]} == "$here"* ]]; then
        printf %s "${title[$1]}"
    else
        printf %s "${title[$1]}（$here）"
    fi
}

officer_of() { printf %s "${officer[$1]:-zhang-wei}@$1"; }

# act WHO ARGUMENTS…: runs the command; sets status, reply (JSON) and failure (JSON).
act() {
    local person=$1
    shift
    status=0
    reply=$("$programs/tongdao" "$@" --context "$person" --output json 2>"$run/failure") || status=$?
    failure=$(<"$run/failure")
}

# ask WHO FILTER ARGUMENTS…: what the command answers, through jq.
ask() {
    local person=$1 filter=$2
    shift 2
    act "$person" "$@"
    [ $status -eq 0 ] || wrong "tongdao $* ($person)" "$failure"
    jq -r "$filter" <<<"$reply"
}

# done_by WHO CHINESE ENGLISH CLAUSES ARGUMENTS…
#
# The step succeeds, and its records cite the clauses. {id} in the texts is the id it made or changed, which is left in
# $subject.
done_by() {
    local person=$1 zh=$2 en=$3 clauses=$4
    shift 4
    act "$person" "$@"
    [ $status -eq 0 ] || wrong "$(t "应当成功" "this should succeed"): tongdao $* ($person)" "$failure"
    subject=$(jq -r .subject <<<"$reply")
    check_recorded_clauses "${person#*@}" "$(jq -r .firstSequence <<<"$reply")" "$(jq -r .lastSequence <<<"$reply")" \
        "$clauses"
    stated "$(who "$person")" "${zh//\{id\}/$subject}" "${en//\{id\}/$subject}" "$clauses"
}

# check_recorded_clauses NODE FIRST LAST CLAUSES: the records of a decision cite the clauses.
check_recorded_clauses() {
    local recorded clause
    recorded=$(ask "$(officer_of "$1")" '.record.clauses[]' ledger records "$2" "$3")
    for clause in $4; do
        grep -qx -- "$clause" <<<"$recorded" || wrong "$1: $(t "记录未引用" "the record does not cite") $clause" "$recorded"
    done
}

# refused_to WHO CODE CHINESE ENGLISH CLAUSES MISSING ARGUMENTS…
#
# The rules refuse, with this code, citing these clauses, and naming what is missing (- : nothing in particular).
refused_to() {
    local person=$1 code=$2 zh=$3 en=$4 clauses=$5 missing=$6 clause message
    shift 6
    act "$person" "$@"
    [ $status -eq 3 ] || wrong "$(t "应当拒绝" "this should be refused"): tongdao $* ($person)" "$reply" "$failure"
    local refusal
    refusal=$(jq .error.refusal <<<"$failure")
    [ "$(jq -r .code <<<"$refusal")" = "$code" ] || wrong "$(t "拒绝代码应为" "the refusal should be") $code" "$refusal"
    for clause in $clauses; do
        jq -e --arg clause "$clause" '.clauses | index($clause)' <<<"$refusal" >/dev/null ||
            wrong "$(t "拒绝应引用" "the refusal should cite") $clause" "$refusal"
    done
    if [ "$missing" != - ]; then
        jq -e --arg missing "$missing" '.missing | index($missing)' <<<"$refusal" >/dev/null ||
            wrong "$(t "拒绝应指明" "the refusal should name") $missing" "$refusal"
    fi
    message=$(jq -r "if \"$language\" == \"zh\" then .messageZh else .messageEn end" <<<"$refusal")
    stated "$(who "$person")" "$zh — $(t "被拒绝" "refused"): $message ($code)" \
        "$en — $(t "被拒绝" "refused"): $message ($code)" "$clauses"
}
