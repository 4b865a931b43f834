<?php

declare(strict_types=1);

namespace Onshi;

/** Why there is no answer. The message is Japanese. */
final class OnshiException extends \RuntimeException
{
    /** The stable code, such as readers_out_of_range. */
    public readonly string $errorCode;
    /** The wire name of the field that is wrong; null where it is the whole. */
    public readonly ?string $field;
    /** What was given, at most 80 characters; null where nothing was. */
    public readonly ?string $given;
    /** What is allowed, in the shape of the code: ['min' => 1, 'max' => 3]. */
    public readonly mixed $allowed;
    /** What was wrong and what to do about it, in English. */
    public readonly string $messageEn;
    /** The error object of the wire. */
    public readonly string $json;

    public function __construct(string $json)
    {
        $error = json_decode($json, true, flags: JSON_THROW_ON_ERROR)['error'];
        parent::__construct($error['message']['ja']);
        $this->errorCode = $error['code'];
        $this->field = $error['field'];
        $this->given = $error['given'];
        $this->allowed = $error['allowed'];
        $this->messageEn = $error['message']['en'];
        $this->json = $json;
    }
}

/**
 * How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility verification, why, by
 * when it must do what, and whether its forms are right. Asks the C library onshi by FFI: the file that ONSHI_LIBRARY names,
 * or the library beside this file, or where the system looks. Texts are UTF-8.
 */
final class Onshi
{
    private const ABI_VERSION = 1;
    private const ANSWERED = 0;
    private const REFUSED = 1;
    private const MISTAKE = 2;
    private const UTF8 = 0;

    /** The lists of the wire's questions. */
    private const LISTS = ['lines', 'scope', 'done', 'rows', 'tracks'];

    private static ?\FFI $library = null;

    /**
     * How much subsidy a project gets. Options: edition, fraction_rule, explain.
     *
     * @param array<string, mixed> $project as the wire has it, days as '2021-03-31' or a DateTimeInterface
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public static function assess(array $project, array $options = []): array
    {
        return self::answer('assess', $project, $options);
    }

    /**
     * Asks a question whose answer is JSON: compare, options, errors, plan, check, draft and others. Texts are UTF-8.
     *
     * @param array<string, mixed> $asked
     * @param array<string, mixed> $options
     * @return array<mixed>
     */
    public static function answer(string $question, array $asked, array $options = []): array
    {
        return json_decode(self::ask($question, self::json($asked), self::json($options)), true, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * The plan as a calendar file. Options: language, id.
     *
     * @param array<string, mixed> $milestones
     * @param array<string, mixed> $options
     */
    public static function planIcs(array $milestones, array $options = [], ?int $stamp = null): string
    {
        return self::ask('plan_ics', self::json($milestones), self::json(['stamp' => $stamp ?? time()] + $options));
    }

    /** Writes an array as an object of the wire, one that is empty within it, too, unless it is for a list. */
    private static function json(array $object): string
    {
        $wire = static function (mixed $value, string|int $name) use (&$wire): mixed {
            if ($value instanceof \DateTimeInterface) {
                return $value->format('Y-m-d');
            }
            if (!is_array($value)) {
                return $value;
            }
            $members = [];
            foreach ($value as $key => $member) {
                $members[$key] = $wire($member, $key);
            }
            return $members === [] && !in_array($name, self::LISTS, true) ? new \stdClass() : $members;
        };
        try {
            return json_encode((object) $wire($object, ''), JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
        } catch (\JsonException $error) {
            throw new \InvalidArgumentException('onshi: texts are UTF-8: ' . $error->getMessage(), 0, $error);
        }
    }

    /**
     * Asks any question that onshi.h lists, as JSON.
     *
     * @throws OnshiException where the input is refused
     * @throws \InvalidArgumentException where the question or an option is wrong
     */
    public static function ask(string $question, string $json = '', string $options = ''): string
    {
        if (str_contains($question, "\0")) {
            throw new \InvalidArgumentException('onshi: a question has no U+0000');
        }
        $library = self::library();
        $answer = $library->new('OnshiText');
        try {
            $status = $library->onshi_ask($question, $json, strlen($json), $options, strlen($options), self::UTF8, \FFI::addr($answer));
            $text = $answer->length === 0 ? '' : \FFI::string($answer->bytes, $answer->length);
        } finally {
            $library->onshi_text_free(\FFI::addr($answer));
        }
        return match ($status) {
            self::ANSWERED => $text,
            self::REFUSED => throw new OnshiException($text),
            self::MISTAKE => throw new \InvalidArgumentException($text),
            default => throw new \LogicException('onshi: a fault of the library'),
        };
    }

    /** Reads yen as people type them: 42.9万円. Null where the text is not a whole number of yen. */
    public static function readYen(string $text): ?int
    {
        $yen = self::library()->new('int64_t');
        $status = self::library()->onshi_read_yen($text, strlen($text), self::UTF8, \FFI::addr($yen));
        return $status === self::ANSWERED ? $yen->cdata : null;
    }

    /** Reads a day as people type it, such as 令和3年3月31日: its midnight in the default time zone. Null where the text is not a day. */
    public static function readDay(string $text): ?\DateTimeImmutable
    {
        $day = self::library()->new('int32_t');
        if (self::library()->onshi_read_day($text, strlen($text), self::UTF8, \FFI::addr($day)) !== self::ANSWERED) {
            return null;
        }
        $number = $day->cdata;
        return (new \DateTimeImmutable('today'))->setDate(intdiv($number, 10000), intdiv($number, 100) % 100, $number % 100);
    }

    /** The version of the library. */
    public static function version(): string
    {
        return self::library()->onshi_version();
    }

    private static function library(): \FFI
    {
        if (self::$library === null) {
            $name = match (PHP_OS_FAMILY) {
                'Windows' => 'onshi.dll',
                'Darwin' => 'libonshi.dylib',
                default => 'libonshi.so',
            };
            $beside = __DIR__ . DIRECTORY_SEPARATOR . $name;
            $file = getenv('ONSHI_LIBRARY') ?: (is_file($beside) ? $beside : $name);
            if (PHP_INT_SIZE < 8) {
                throw new \LogicException('onshi: PHP with 64 bits is needed');
            }
            try {
                $library = \FFI::cdef('uint32_t onshi_abi_version(void);', $file);
            } catch (\FFI\Exception $error) {
                throw new \RuntimeException("onshi: $file cannot be loaded; ONSHI_LIBRARY may name it: " . $error->getMessage(), 0, $error);
            }
            if ($library->onshi_abi_version() !== self::ABI_VERSION) {
                throw new \LogicException('onshi: the library does not fit this file: take both from one version');
            }
            $library = \FFI::cdef(self::DECLARATIONS, $file);
            self::$library = $library;
        }
        return self::$library;
    }

    /** onshi.h. */
    private const DECLARATIONS = <<<'C'
        typedef struct { void *bytes; size_t length; } OnshiText;
        const char *onshi_version(void);
        int32_t onshi_ask(const char *question, const char *json, size_t json_length, const char *options, size_t options_length, int32_t encoding, OnshiText *answer);
        void onshi_text_free(OnshiText *text);
        int32_t onshi_read_yen(const char *text, size_t length, int32_t encoding, int64_t *yen);
        int32_t onshi_read_day(const char *text, size_t length, int32_t encoding, int32_t *day);
        C;
}
