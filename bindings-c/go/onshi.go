// Package onshi answers how much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility
// verification (オンライン資格確認), and why. It calls the library onshi by cgo: CGO_LDFLAGS names the folder that it is in.
//
// Every function may be called from any goroutine.
package onshi

/*
#cgo CFLAGS: -I${SRCDIR}/../include
#cgo LDFLAGS: -lonshi
#include <stdlib.h>
#include "onshi.h"

typedef struct {
	int32_t status;
	OnshiAnswer answer;
} onshi_go_answer;

// By value, so that Go neither moves the structs to the heap nor looks for pointers in them.
static onshi_go_answer onshi_go_assess(OnshiProject project) {
	onshi_go_answer answered = {0};
	project.size = sizeof project;
	answered.answer.size = sizeof answered.answer;
	answered.status = onshi_assess(&project, &answered.answer);
	return answered;
}
*/
import "C"

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unsafe"
)

// Facility says who asks.
type Facility int32

// The facilities.
const (
	Hospital Facility = C.ONSHI_HOSPITAL
	Clinic   Facility = C.ONSHI_CLINIC
	Pharmacy Facility = C.ONSHI_PHARMACY
)

// Project is a facility's project to introduce online eligibility verification. A day that is zero is missing;
// the day is the one in the time's own location.
type Project struct {
	Facility Facility
	// Readers is the number of face-recognition card readers.
	Readers int32
	// Cost is the amount paid for the eligible work (yen, 0 to 10^12).
	Cost int64
	// ReaderAppliedOn is the day of the reader application; it is needed.
	ReaderAppliedOn time.Time
	// GroupPrescriptionsPerMonth is needed for a pharmacy (count), 0 without a group; nil where missing.
	GroupPrescriptionsPerMonth *int64
	// VendorContractOn is the day of the vendor contract.
	VendorContractOn time.Time
	// OperationStartsOn is the start of operation.
	OperationStartsOn time.Time
	// SubsidyPaid says whether a subsidy was paid before.
	SubsidyPaid bool
}

// Assessment is how much subsidy a project gets, by the newest edition, in yen.
type Assessment struct {
	// Category is 0 for a hospital, 1 for a large chain pharmacy, 2 for a clinic or pharmacy.
	Category int32
	// Track is 0 for accelerated, 1 for standard, 2 for mandate.
	Track int32
	// Base is the most of the cost that can count, Counted the part that counts.
	Base, Counted int64
	// Subsidy is paid to the facility, SelfPay is the rest of the cost.
	Subsidy, SelfPay int64
}

// Text is a text in two languages.
type Text struct {
	Ja string `json:"ja"`
	En string `json:"en"`
}

// Error says why an input is refused.
type Error struct {
	// Code is stable, such as readers_out_of_range.
	Code string `json:"code"`
	// Field is the wire name of the field that is wrong; nil where it is the whole.
	Field *string `json:"field"`
	// Given is what was given, at most 80 characters.
	Given *string `json:"given"`
	// Message says what was wrong and what to do about it.
	Message Text `json:"message"`
	// JSON is the error object of the wire.
	JSON string `json:"-"`
}

func (e *Error) Error() string { return e.Message.En }

// Assess returns how much subsidy a project gets, by the newest edition. The error is an *Error where the project is
// refused.
func Assess(project Project) (Assessment, error) {
	given := C.OnshiProject{
		facility:            C.int32_t(project.Facility),
		cost:                C.int64_t(project.Cost),
		readers:             C.int32_t(project.Readers),
		reader_applied_on:   day(project.ReaderAppliedOn),
		vendor_contract_on:  day(project.VendorContractOn),
		operation_starts_on: day(project.OperationStartsOn),
	}
	if project.SubsidyPaid {
		given.subsidy_paid = 1
	}
	if group := project.GroupPrescriptionsPerMonth; group != nil {
		given.group_prescriptions_per_month, given.has_group_prescriptions = C.int64_t(*group), 1
	}
	if answered := C.onshi_go_assess(given); answered.status == C.ONSHI_ANSWERED {
		answer := answered.answer
		return Assessment{
			Category: int32(answer.category), Track: int32(answer.track),
			Base: int64(answer.base), Counted: int64(answer.counted),
			Subsidy: int64(answer.subsidy), SelfPay: int64(answer.self_pay),
		}, nil
	}
	if _, err := Ask("assess", project.json(), ""); err != nil {
		return Assessment{}, err
	}
	return Assessment{}, errors.New("onshi: the library does not fit this package")
}

// Ask asks any question as JSON: assess, compare, options, errors, plan, check, draft and the others that onshi.h lists.
// The error is an *Error where the input is refused, another where the question or an option is wrong.
func Ask(question, text, options string) (string, error) {
	name := C.CString(question)
	defer C.free(unsafe.Pointer(name))
	asked, with := []byte(text), []byte(options)
	var answer C.OnshiText
	status := C.onshi_ask(name, start(asked), C.size_t(len(asked)), start(with), C.size_t(len(with)), C.ONSHI_UTF8, &answer)
	said := ""
	if answer.bytes != nil {
		said = string(unsafe.Slice((*byte)(answer.bytes), int(answer.length)))
		C.onshi_text_free(&answer)
	}
	switch status {
	case C.ONSHI_ANSWERED:
		return said, nil
	case C.ONSHI_REFUSED:
		var object struct {
			Error *Error `json:"error"`
		}
		if err := json.Unmarshal([]byte(said), &object); err != nil {
			return "", err
		}
		object.Error.JSON = said
		return "", object.Error
	case C.ONSHI_MISTAKE:
		return "", errors.New(said)
	}
	return "", errors.New("onshi: a fault of the library")
}

// ReadYen reads yen as people type them: 429,000円, 42.9万円. It returns false for a text that is not a whole number of yen.
func ReadYen(text string) (int64, bool) {
	bytes := []byte(text)
	var yen C.int64_t
	status := C.onshi_read_yen(start(bytes), C.size_t(len(bytes)), C.ONSHI_UTF8, &yen)
	return int64(yen), status == C.ONSHI_ANSWERED
}

// ReadDay reads a day as people type it: 令和3年3月31日, 2021/3/31. It returns false for a text that is not a day.
func ReadDay(text string) (time.Time, bool) {
	bytes := []byte(text)
	var day C.int32_t
	if C.onshi_read_day(start(bytes), C.size_t(len(bytes)), C.ONSHI_UTF8, &day) != C.ONSHI_ANSWERED {
		return time.Time{}, false
	}
	return time.Date(int(day/10000), time.Month(day/100%100), int(day%100), 0, 0, 0, 0, time.UTC), true
}

// AbiVersion returns the number of the library's interface; this package is written for 1.
func AbiVersion() uint32 { return uint32(C.onshi_abi_version()) }

// Version returns the version of the library.
func Version() string { return C.GoString(C.onshi_version()) }

func start(bytes []byte) unsafe.Pointer {
	if len(bytes) == 0 {
		return nil
	}
	return unsafe.Pointer(&bytes[0])
}

func day(day time.Time) C.int32_t {
	if day.IsZero() {
		return 0
	}
	year, month, number := day.Date()
	if year < 1 || year > 9999 {
		return -1
	}
	return C.int32_t(year*10000 + int(month)*100 + number)
}

// json writes the project as the wire has it.
func (project Project) json() string {
	words := map[Facility]string{Hospital: "hospital", Clinic: "clinic", Pharmacy: "pharmacy"}
	var facility any = project.Facility
	if word, ok := words[project.Facility]; ok {
		facility = word
	} else if project.Facility == 0 {
		facility = nil
	}
	object := map[string]any{"facility": facility, "readers": project.Readers, "cost": project.Cost, "group_prescriptions_per_month": project.GroupPrescriptionsPerMonth}
	for name, day := range map[string]time.Time{"reader_applied_on": project.ReaderAppliedOn, "vendor_contract_on": project.VendorContractOn, "operation_starts_on": project.OperationStartsOn} {
		if !day.IsZero() {
			year, month, number := day.Date()
			object[name] = fmt.Sprintf("%04d-%02d-%02d", year, month, number)
		}
	}
	if project.SubsidyPaid {
		object["subsidy_paid"] = true
	}
	text, err := json.Marshal(object)
	if err != nil {
		return ""
	}
	return string(text)
}
