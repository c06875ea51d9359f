# SPDX-License-Identifier: MIT
# Bash completion for jiaofu.
_jiaofu()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
    if [ "$COMP_CWORD" = 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W 'init check facts import render sign verify version help' -- "$word")
        return
    fi
    case $before in
    --lang | -l | --ui-lang) mapfile -t COMPREPLY < <(compgen -W 'zh-CN en' -- "$word"); return ;;
    --form) mapfile -t COMPREPLY < <(compgen -W 'planned completed' -- "$word"); return ;;
    --format | -f)
        local formats='pdf png svg model layout trace'
        [ "$command" = facts ] && formats='xml csv json'
        mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$word")
        return
        ;;
    --decision | -d) mapfile -t COMPREPLY < <(compgen -W 'approve return' -- "$word"); return ;;
    --diag) mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$word"); return ;;
    -m | --mapping | -i | --into) mapfile -t COMPREPLY < <(compgen -f -X '!*.xml' -- "$word"; compgen -d -- "$word"); return ;;
    -w | --workspace | --stylesheets) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(jiaofu "$command" --help --ui-lang en 2>/dev/null | grep -o -- '--[a-z-]*' | sort -u)" -- "$word")
        return
    fi
    case $command in
    import) mapfile -t COMPREPLY < <(compgen -f -X '!*.csv' -- "$word"; compgen -d -- "$word") ;;
    check | facts | render) mapfile -t COMPREPLY < <(compgen -f -X '!*.xml' -- "$word"; compgen -d -- "$word") ;;
    sign | verify) mapfile -t COMPREPLY < <(compgen -f -X '!*.pdf' -- "$word"; compgen -d -- "$word") ;;
    help) mapfile -t COMPREPLY < <(compgen -W 'init check facts import render sign verify' -- "$word") ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}
complete -o filenames -F _jiaofu jiaofu
