<?php

// The PHP file: answers by hand, errors, memory; with `asked`, the questions of bindings-c/tests/asked.c.
declare(strict_types=1);

use Onshi\Onshi;
use Onshi\OnshiException;

require __DIR__ . '/Onshi.php';

const CLINIC = ['facility' => 'clinic', 'readers' => 1, 'cost' => 429000, 'reader_applied_on' => '2021-03-31'];

function check(bool $holds, string $what): void
{
    if (!$holds) {
        throw new LogicException($what);
    }
}

function refused(array $project, string $code, ?string $field): OnshiException
{
    try {
        Onshi::assess($project);
    } catch (OnshiException $error) {
        check($error->errorCode === $code && $error->field === $field && $error->messageEn !== '', $error->json);
        return $error;
    }
    throw new LogicException("answered: $code");
}

function by_hand(): void
{
    $answer = Onshi::assess(CLINIC);
    check($answer['subsidy'] === 429000 && $answer['self_pay'] === 0 && $answer['track'] === 'accelerated', 'accelerated');
    // Half of 429,000, cut to thousands.
    $chain = ['facility' => 'pharmacy', 'group_prescriptions_per_month' => 40000, 'reader_applied_on' => new DateTime('2021-04-01')] + CLINIC;
    $answer = Onshi::assess($chain, ['explain' => true]);
    check($answer['category'] === 'large_chain_pharmacy' && $answer['subsidy'] === 214000 && str_contains($answer['explanation']['ja'][0], '大型チェーン薬局'), 'large chain');
    check(Onshi::answer('compare', CLINIC)['gain'] === 108000, 'compare');
    check(count(Onshi::answer('plan', ['facility' => 'clinic'])['steps']) > 3, 'plan');
    check(json_decode(Onshi::ask('check', '01-1-011248-9', '{"form":"institution_code"}'), true)['ok'], 'form');
    check(str_starts_with(Onshi::planIcs(['facility' => 'clinic'], ['language' => 'en'], 0), 'BEGIN:VCALENDAR'), 'calendar');
    date_default_timezone_set('Asia/Tokyo');
    check(Onshi::readDay('令和3年3月31日') == new DateTimeImmutable('2021-03-31'), 'midnight');
    $draft = Onshi::answer('check', ['project' => [], 'breakdown' => ['lines' => []]], ['form' => 'subsidy_application']);
    check($draft['ok'] === false && $draft['findings'] !== [], 'half a form');
    check(Onshi::readYen('42.9万円') === 429000 && Onshi::readYen('42,9') === null && Onshi::readYen('') === null, 'yen');
    check(Onshi::readDay('令和3年3月31日')?->format('Y-m-d') === '2021-03-31' && Onshi::readDay('平成33年3月31日') === null, 'day');
    check(substr_count(Onshi::version(), '.') === 2, 'version');
}

function errors(): void
{
    $error = refused(['readers' => 4] + CLINIC, 'readers_out_of_range', 'readers');
    check($error->given === '4' && $error->allowed === ['min' => 1, 'max' => 1], $error->json);
    check(str_contains($error->getMessage(), '顔認証付きカードリーダーの台数'), $error->json);
    refused([], 'missing_field', 'facility');
    refused(['cost' => 0.5] + CLINIC, 'invalid_value', 'cost');
    foreach ([
        'question is one of' => fn () => Onshi::ask('asess', '{}'),
        'U+0000' => fn () => Onshi::ask("desk\0x"),
        'texts are UTF-8' => fn () => Onshi::assess(['facility' => "\xFF"]),
    ] as $words => $wrong) {
        try {
            $wrong();
            check(false, 'answered');
        } catch (InvalidArgumentException $mistake) {
            check(str_contains($mistake->getMessage(), $words), $mistake->getMessage());
        }
    }
}

function resident(): int
{
    preg_match('/VmRSS:\s+(\d+)/', file_get_contents('/proc/self/status'), $found);
    return (int) $found[1];
}

function memory(): void
{
    $json = json_encode(CLINIC);
    $many = static function (int $count) use ($json): void {
        for ($i = 0; $i < $count; $i++) {
            Onshi::ask('assess', $json);
            if ($i % 20 === 0) {
                refused([], 'missing_field', 'facility');
            }
        }
    };
    $many(50000);
    $before = resident();
    $many(1000000);
    // A million answers of 300 bytes would be 300 MB.
    check(resident() - $before < 20000, 'memory grows');
}

function asked(): void
{
    while (($head = fgets(STDIN)) !== false) {
        [$question, $options, $json] = explode(' ', trim($head));
        $options = (int) $options === 0 ? '' : stream_get_contents(STDIN, (int) $options);
        $json = (int) $json === 0 ? '' : stream_get_contents(STDIN, (int) $json);
        fgets(STDIN);
        try {
            echo Onshi::ask($question, $json, $options), "\n";
        } catch (OnshiException $error) {
            echo $error->json, "\n";
        }
    }
}

if (($argv[1] ?? '') === 'asked') {
    asked();
} else {
    by_hand();
    errors();
    memory();
    echo "3 passed, 0 failed\n";
}
