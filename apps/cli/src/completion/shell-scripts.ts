/** The supported shells. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
/** A supported shell. */
export type Shell = (typeof SHELLS)[number];

// The scripts never run or expand what was typed: they pass the words on unchanged.

const bash = `# Completion of smartalex in bash. In ~/.bashrc: eval "$(smartalex completion bash)"
_smartalex() {
  local left=\${COMP_LINE:0:COMP_POINT} trimmed word about last cut bits=4 index words=()
  for ((index = 0; index <= COMP_CWORD; index++)); do
    trimmed=\${left#"\${left%%[![:space:]]*}"}
    word=\${COMP_WORDS[index]}
    ((index == COMP_CWORD)) && word=$trimmed
    # Bash ends a word at = and at :, too. Without a space in between they are one.
    if ((index)) && [[ $trimmed == "$left" ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    left=\${trimmed#"$word"}
  done
  last=\${words[\${#words[@]}-1]#[\\"\\']}
  words[\${#words[@]}-1]=$last
  cut=\${last%"$2"} # what bash takes for words before this one
  COMPREPLY=()
  while IFS=$'\\t' read -r word about; do
    if [[ $word == :* ]]; then
      bits=\${word#:}
    elif [[ $word == "$last"* ]]; then
      COMPREPLY+=("\${word#"$cut"}")
    fi
  done <<< "$(command smartalex complete -- "\${words[@]:1}" 2>/dev/null </dev/null)"
  if ((bits & 2)); then compopt -o nospace 2>/dev/null; fi
  if ! ((bits & 4)); then compopt -o default 2>/dev/null; fi
}
complete -F _smartalex smartalex
`;

const zsh = `#compdef smartalex
# Completion of smartalex in zsh. In ~/.zshrc, below compinit: source <(smartalex completion zsh)
_smartalex() {
  local word about bits=4
  local -a entries options
  while IFS=$'\\t' read -r word about; do
    if [[ $word == :* ]]; then
      bits=\${word#:}
    else
      entries+=("\${word//:/\\\\:}\${about:+:$about}")
    fi
  done <<< "$(command smartalex complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)"
  (( bits & 2 )) && options=(-S '')
  if (( bits & 4 )); then
    _describe -t values value entries "\${options[@]}"
  else
    compset -P '--*='
    _files
  fi
}
if [[ $funcstack[1] == _smartalex ]]; then
  _smartalex "$@"
else
  compdef _smartalex smartalex
fi
`;

const fish = `# Completion of smartalex in fish: smartalex completion fish > ~/.config/fish/completions/smartalex.fish
function __smartalex_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string trim --left --chars '"\\'')
    set -l lines (command smartalex complete -- $words[2..-1] "$typed" 2>/dev/null </dev/null)
    if test "$lines[-1]" = :0
        set -l flag (string match --regex -- '^--[^=]*=' "$typed")
        for path in (__fish_complete_path (string replace -- "$flag" '' "$typed"))
            echo -- "$flag$path"
        end
    else if set -q lines[2]
        printf '%s\\n' $lines[1..-2]
    end
end
complete -c smartalex -e
complete -c smartalex -f -a '(__smartalex_complete)'
`;

const powershell = `# Completion of smartalex in PowerShell. In the file that $PROFILE names: smartalex completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName smartalex -ScriptBlock {
    param($typed, $ast, $cursor)
    $words = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    # Not every version passes an empty word on.
    $words += if ($typed -eq '') { ' ' } else { $typed }
    smartalex complete '--' @words 2>$null | Where-Object { $_ -notlike ':*' } | ForEach-Object {
        $value, $about = $_ -split "\`t", 2
        if (-not $about) { $about = $value }
        if ($value.StartsWith($typed)) {
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    }
}
`;

/** The completion scripts. They run `smartalex complete` each time the user presses Tab. */
export const shellScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
