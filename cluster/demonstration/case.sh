# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
# One case from the notice to the seal, in the steps of ZS-3.1 to ZS-3.5, on any county's node. Each step is one function
# that leaves what it made in a variable: notice, application, motion, agreement, authorization.

documents=$run/documents
purpose=visitor-flow
items=(--data-item ferry-passengers --data-item hotel-occupancy)

# A company's papers; what a node learns of them is their digest.
write_documents() {
    mkdir -p "$documents"
    local kind
    for kind in application-form security-commitment risk-self-assessment opinion; do
        printf '舟山海云数据有限公司 %s\n' "$kind" >"$documents/$kind.txt"
    done
}

# publish_notice NODE CLOSES
publish_notice() {
    done_by "zhang-wei@$1" "发布文化旅游领域通告 {id}，载明条件和所需材料" \
        "publishes notice {id} in the key field of tourism, with conditions and documents" "ZS-3.1a ZS-3.1b" \
        notice publish --field tourism --title "海岛旅游客流分析授权运营" --closes "$2" \
        --condition "在本市注册并有数据安全管理能力" --panel-size 3 --speciality security --speciality law \
        --document application-form --document security-commitment --document risk-self-assessment
    notice=$subject
}

# applying NODE NOTICE SCENARIO: the arguments of an application, but for its documents.
applying() {
    arguments=(application submit --notice "$2" --credit-code 91330900MA2A2B3C4D --name "舟山海云数据有限公司"
        --scenario "$3" --scenario-name "海岛客流预测" --purpose $purpose --field tourism "${items[@]}")
}

all_documents() {
    local kind
    for kind in application-form security-commitment risk-self-assessment; do
        arguments+=(--document "$kind=$documents/$kind.txt")
    done
}

# apply NODE SCENARIO, under $notice
apply() {
    applying "$1" "$notice" "$2"
    all_documents
    done_by "li-na@$1" "为场景 $2 提出申请 {id}" "applies for the scenario $2: {id}" "ZS-3.2 ZS-3.0a" "${arguments[@]}"
    application=$subject
}

accept() {
    done_by "zhang-wei@$1" "受理申请 {id}" "accepts {id}" ZS-3.2 application accept "$application"
}

# draw_and_review NODE: the draw leaves out whoever declared an interest; every drawn expert reviews.
draw_and_review() {
    local expert experts
    done_by "zhang-wei@$1" "抽选专家，申报利害关系者回避" "has the experts drawn; one with an interest stands back" \
        "ZS-3.3a ZS-2.1.2b" panel draw "$application" --recuse tongdao://zhoushan/city/experts/gao-yu
    experts=$(ask "zhang-wei@$1" '.case.panel[]' case show "$application")
    for expert in $experts; do
        done_by "${expert##*/}@$1" "提交五项评分和意见" "submits five scores and an opinion" "ZS-3.3a ZS-2.1.2d" \
            review submit "$application" --scores 86,90,88,84,91 --recommend --opinion "$documents/opinion.txt"
    done
}

# decide NODE: the mechanism's members vote, the government determines, the result is published.
decide() {
    done_by "zhang-wei@$1" "提请协调机制审定：议题 {id}" "brings it before the coordination body: motion {id}" \
        "ZS-3.3b ZS-2.1.1d" motion open --kind grant --subject "$application"
    motion=$subject
    vote "$1" sun-li for
    vote "$1" zhou-jie abstain
    vote "$1" wu-fang for
    done_by "wang-min@$1" "确定结果" "determines the result" ZS-3.4a \
        result confirm "$application" --document-number "定政办函〔2026〕12号"
    done_by "zhang-wei@$1" "向社会公开结果" "publishes the result" ZS-3.4b result publish "$application"
}

# vote NODE MEMBER VOTE, on $motion
vote() {
    local word=同意
    [ "$3" = for ] || word=弃权
    done_by "$2@$1" "表决：$word" "votes: $3" ZS-2.1.1d motion vote "$motion" "$3" \
        --reason "按会议意见"
}

# drafting APPLICATION TERRITORIES…: the arguments of a draft with every required term.
drafting() {
    local application=$1 territory
    shift
    arguments=(agreement draft "$application" "${items[@]}" --term-start now --term-end +365d --mode by-scenario
        --breach-liability "违约方承担赔偿责任并停止使用")
    for territory in "$@"; do arguments+=(--territory "$territory"); done
}

# agree NODE TERRITORIES…: drafted, signed by the operator, released for the seal; only the seal is still to come.
agree() {
    local node=$1
    shift
    drafting "$application" "$@"
    done_by "zhang-wei@$node" "起草授权运营协议 {id}，必备条款齐全" "drafts agreement {id} with every required term" \
        "ZS-3.5b ZS-2.2g" "${arguments[@]}"
    agreement=$subject
    done_by "qian-jun@$node" "以 SM2 签署协议 {id}" "signs {id} for the operator with SM2" ZS-3.5a \
        agreement sign "$agreement"
    done_by "zhao-lei@$node" "批准对 {id} 用印" "releases the contract seal for {id}" "ZS-2.1.1f ZS-2.1.1g" \
        agreement seal-release "$agreement" --seal "$node-seal"
}

# enter_seal NODE: the county's contract seal is an SM2 key in its custodian's own store.
enter_seal() {
    (umask 077 && mkdir -p "$run/seals" && head -c 24 /dev/urandom | base64 >"$run/seals/$1.passphrase")
    seal=(--seal "$1-seal" --key-store "$run/seals/$1" --seal-passphrase-file "$run/seals/$1.passphrase")
    "$programs/tongdao" seal create "${seal[@]}" >/dev/null
    done_by "liu-yang@$1" "制作合同专用章密钥并登记 {id}" "makes the contract seal's key and enters {id}" \
        "ZS-2.1.1f ZS-2.1.1g" seal enter "${seal[@]}"
}

# put_seal NODE: the last step; the authorization leaves for the hub.
put_seal() {
    seal=(--seal "$1-seal" --key-store "$run/seals/$1" --seal-passphrase-file "$run/seals/$1.passphrase")
    done_by "liu-yang@$1" "以合同专用章 SM2 签章，协议 {id} 成立" "seals {id} with the county's contract seal (SM2)" \
        "ZS-3.5a ZS-2.1.1g" agreement seal "$agreement" "${seal[@]}"
    authorization=$(ask "zhang-wei@$1" .case.authorizationId case show "$application")
}

# whole_case NODE SCENARIO TERRITORIES…: everything but the seal, without telling every step.
whole_case() {
    local node=$1 scenario=$2
    shift 2
    quiet=yes
    enter_seal "$node"
    publish_notice "$node" +7d
    apply "$node" "$scenario"
    accept "$node"
    draw_and_review "$node"
    decide "$node"
    agree "$node" "$@"
    quiet=
}

# use WHO AUTHORIZATION: the arguments are those of a job within the agreement.
use_of() { arguments=(use start "$1" --kind job --purpose $purpose --data-item ferry-passengers); }
