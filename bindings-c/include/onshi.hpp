// onshi for C++17: texts that free themselves, errors as exceptions.
#ifndef ONSHI_HPP
#define ONSHI_HPP

#if __cplusplus < 201703L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 201703L)
#error "onshi.hpp needs C++17 (-std=c++17, /std:c++17); onshi.h does not"
#endif

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "onshi.h"

namespace onshi {

namespace detail {

/// A text of the library, which frees itself.
struct owned {
    OnshiText text{nullptr, 0};

    owned() = default;
    owned(const owned &) = delete;
    owned &operator=(const owned &) = delete;
    ~owned() { onshi_text_free(&text); }

    std::string string() const {
        return text.bytes == nullptr ? std::string() : std::string(static_cast<const char *>(text.bytes), text.length);
    }
};

} // namespace detail

/// Why there is no answer.
class error : public std::runtime_error {
public:
    error(std::int32_t status, const std::string &text) : std::runtime_error(text), status_(status) {}

    /// `ONSHI_REFUSED`: `what()` is the error object in JSON. `ONSHI_MISTAKE`: it is words for the programmer. `ONSHI_FAULT`: it says so.
    std::int32_t status() const noexcept { return status_; }

    /// The stable code, such as `readers_out_of_range`; empty where the input is not what is wrong.
    std::string code() const { return member("/error/code"); }
    /// The wire name of the field that is wrong; empty where it is the whole.
    std::string field() const { return member("/error/field"); }
    /// What was wrong and what to do about it.
    std::string message_ja() const { return member("/error/message/ja"); }
    std::string message_en() const { return member("/error/message/en"); }

private:
    std::string member(const char *pointer) const;

    std::int32_t status_;
};

/// Asks a question in UTF-8, as `onshi_ask` does; throws `onshi::error`.
inline std::string ask(const char *question, std::string_view json = {}, std::string_view options = {}) {
    detail::owned answer;
    const std::int32_t status = onshi_ask(question, json.data(), json.size(), options.data(), options.size(), ONSHI_UTF8, &answer.text);
    const std::string said = answer.string();
    if (status != ONSHI_ANSWERED) {
        throw error(status, status == ONSHI_FAULT ? "onshi: a fault of the library" : said);
    }
    return said;
}

/// Reads a value of an answer, for a program without a reader of JSON: `value(plan, "/steps/0/due_on")`. The pointer is that of
/// RFC 6901, of names without quotes and backslashes. A text comes without its quotes, null as an empty text.
inline std::string value(std::string_view json, const std::string &pointer) {
    return ask("value", json, "{\"pointer\":\"" + pointer + "\"}");
}

inline std::string error::member(const char *pointer) const {
    return status_ == ONSHI_REFUSED ? value(what(), pointer) : std::string();
}

/// A project with nothing filled in but its size and its facility.
inline OnshiProject project(std::int32_t facility) {
    OnshiProject project{};
    project.size = sizeof project;
    project.facility = facility;
    return project;
}

/// Writes a project in the wire's JSON, for `ask`; throws `onshi::error` where its size is not set.
inline std::string to_json(const OnshiProject &project) {
    detail::owned json;
    const std::int32_t status = onshi_project_json(&project, ONSHI_UTF8, &json.text);
    if (status != ONSHI_ANSWERED) {
        throw error(status, "onshi: project.size is not set, or the library does not fit onshi.hpp");
    }
    return json.string();
}

/// Answers a project by the newest edition; throws `onshi::error` where it is refused.
inline OnshiAnswer assess(const OnshiProject &project) {
    OnshiAnswer answer{};
    answer.size = sizeof answer;
    const std::int32_t status = onshi_assess(&project, &answer);
    if (status != ONSHI_ANSWERED) {
        ask("assess", to_json(project)); // Throws with the words of the error.
        throw error(ONSHI_FAULT, "onshi: a fault of the library");
    }
    return answer;
}

/// Reads yen as people type them, in UTF-8; nothing where the text is not a whole number of yen.
inline std::optional<std::int64_t> read_yen(std::string_view text) {
    std::int64_t yen = 0;
    return onshi_read_yen(text.data(), text.size(), ONSHI_UTF8, &yen) == ONSHI_ANSWERED ? std::optional(yen) : std::nullopt;
}

/// Reads a day as people type it, in UTF-8, as a number such as 20210331; nothing where the text is not a day.
inline std::optional<std::int32_t> read_day(std::string_view text) {
    std::int32_t day = 0;
    return onshi_read_day(text.data(), text.size(), ONSHI_UTF8, &day) == ONSHI_ANSWERED ? std::optional(day) : std::nullopt;
}

} // namespace onshi

#endif // ONSHI_HPP
