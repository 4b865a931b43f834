// onshi for C++17: texts that free themselves, errors as exceptions.
#ifndef ONSHI_HPP
#define ONSHI_HPP

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "onshi.h"

namespace onshi {

/// Why there is no answer.
class error : public std::runtime_error {
public:
    error(std::int32_t status, const std::string &text) : std::runtime_error(text), status_(status) {}

    /// `ONSHI_REFUSED`: `what()` is the error object in JSON, of `assess` the code alone. `ONSHI_MISTAKE`: it is words for
    /// the programmer.
    std::int32_t status() const noexcept { return status_; }

private:
    std::int32_t status_;
};

/// Asks a question in UTF-8, as `onshi_ask` does; throws `onshi::error`.
inline std::string ask(const char *question, std::string_view json = {}, std::string_view options = {}) {
    struct owned {
        OnshiText text{nullptr, 0};
        ~owned() { onshi_text_free(&text); }
    } answer;
    const std::int32_t status = onshi_ask(question, json.data(), json.size(), options.data(), options.size(), ONSHI_UTF8, &answer.text);
    std::string said;
    if (answer.text.bytes != nullptr) {
        said.assign(static_cast<const char *>(answer.text.bytes), answer.text.length);
    }
    if (status != ONSHI_ANSWERED) {
        throw error(status, said);
    }
    return said;
}

/// A project with nothing filled in but its size and its facility.
inline OnshiProject project(std::int32_t facility) {
    OnshiProject project{};
    project.size = sizeof project;
    project.facility = facility;
    return project;
}

/// Answers a project by the newest edition; throws `onshi::error` with the code of the error.
inline OnshiAnswer assess(const OnshiProject &project) {
    OnshiAnswer answer{};
    answer.size = sizeof answer;
    const std::int32_t status = onshi_assess(&project, &answer);
    if (status != ONSHI_ANSWERED) {
        const char *name = onshi_code_name(answer.code);
        throw error(status, name != nullptr ? name : "onshi_assess was not called as the header says");
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
