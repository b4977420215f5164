<#
.SYNOPSIS
Asks what one article costs and orders it, if it costs at most so much. Ends with ccc's exit code.
.EXAMPLE
./QuoteAndOrder.ps1 ILL-2026-11-23-07 TN-481516 1092-4388 2004 165-83 50.00
.NOTES
ccc itself is a shell script and a jar in one file. On Windows start the jar:  $env:CCC_JAR = 'C:\ccc\ccc.jar'
#>
param(
    [Parameter(Mandatory)][string]$Reference,
    [Parameter(Mandatory)][string]$Item,
    [Parameter(Mandatory)][string]$Issn,
    [Parameter(Mandatory)][int]$Year,
    [Parameter(Mandatory)][string]$Pages,
    [Parameter(Mandatory)][string]$Most   # a string: a number would go through a binary fraction
)

# ccc speaks UTF-8, Windows PowerShell does not unless told.
$utf8 = New-Object System.Text.UTF8Encoding $false
[Console]::OutputEncoding = $utf8
$OutputEncoding = $utf8

# CCC locks an account after a few wrong passwords, so one refusal stops all runs until somebody has looked.
$stop = Join-Path $HOME 'ccc-stop.txt'
if (Test-Path -LiteralPath $stop) {
    [Console]::Error.WriteLine("CCC refused the credentials earlier: correct them, then delete $stop")
    exit 4
}

function Stop-Run([int]$Code) {
    $told = switch ($Code) {
        2 { 'Correct what ccc names above.' }
        3 { 'Correct what ccc names above.' }
        4 { "No further run until $stop is deleted." }
        5 { 'The account needs fixing at CCC: ccc doctor says what to ask for.' }
        6 { 'Not to be had here: try another source.' }
        7 { "Not ordered: CCC refused it, or it costs more than $Most." }
        8 { "DO NOT ORDER AGAIN, under no reference: CCC may have the order $Reference." }
        9 { 'Nothing was bought. Run it again later, under the same reference.' }
        default { 'Look at what ccc says above.' }
    }
    if ($Code -eq 4) { Set-Content -LiteralPath $stop -Value (Get-Date) }
    [Console]::Error.WriteLine($told)
    exit $Code
}

# What people read goes to stderr by itself; stdout holds one JSON document. A failure is an exit code, not an exception.
$quoteJson = java -jar $env:CCC_JAR quote --issn $Issn --year $Year --pages $Pages --json
if ($LASTEXITCODE -ne 0) { Stop-Run $LASTEXITCODE }
$quote = $quoteJson | ConvertFrom-Json
"$($quote.title): $($quote.pages) pages, $($quote.total) $($quote.currency)"

# The same reference never buys twice, so this script may be repeated. maxTotal is what stops a price that has risen.
$order = @{
    reference = $Reference
    maxTotal  = $Most
    items     = @(@{ item = $Item; issn = $Issn; year = $Year; pages = $Pages })
} | ConvertTo-Json -Depth 5 -Compress
$doneJson = $order | java -jar $env:CCC_JAR order submit --json
$code = $LASTEXITCODE
if ($code -eq 8) {
    # Only asks CCC. That it ends with 0 says that the order is settled, not that it was bought.
    $foundJson = java -jar $env:CCC_JAR orders reconcile $Reference --json
    if ($LASTEXITCODE -ne 0) { Stop-Run 8 }
    $number = ($foundJson | ConvertFrom-Json).orders[0].orderNumber
    if (-not $number) { Stop-Run 8 }
    "Ordered as $number"
    exit 0
}
if ($code -ne 0) { Stop-Run $code }
$done = $doneJson | ConvertFrom-Json
"Ordered as $($done.orderNumber) for $($done.total) $($done.currency)"
