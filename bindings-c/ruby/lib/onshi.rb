# frozen_string_literal: true

require "date"
require "fiddle"
require "json"

# How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility verification, why, by
# when it must do what, and whether its forms are right. Asks the C library onshi. Every method may be called from any
# thread.
#
# A question is a Hash as the wire has it, with symbols or strings, or JSON as a String; days may be Date, Time or DateTime, amounts
# BigDecimal. An answer is a Hash with symbols.
module Onshi
  # Why there is no answer. The message is Japanese.
  class Error < StandardError
    # The stable code, such as "readers_out_of_range"; the wire name of the field, nil where it is the whole; what was
    # given, at most 80 characters; what is allowed, in the shape of the code; what was wrong and what to do, in English.
    attr_reader :code, :field, :given, :allowed, :message_en

    # The error object of the wire.
    attr_reader :to_h

    def initialize(error)
      @to_h = error
      @code, @field, @given, @allowed = error.values_at(:code, :field, :given, :allowed)
      @message_en = error[:message][:en]
      super(error[:message][:ja])
    end
  end

  # onshi.h.
  module Library # :nodoc:
    ABI_VERSION = 1
    ANSWERED, REFUSED, MISTAKE = 0, 1, 2
    UTF8 = 0

    # The file that ONSHI_LIBRARY names, or the library beside this file, or where the system looks.
    def self.open
      name = { /mswin|mingw/ => "onshi.dll", /darwin/ => "libonshi.dylib" }.find { |system, _| system.match?(RUBY_PLATFORM) }&.last
      name ||= "libonshi.so"
      beside = File.join(__dir__, name)
      named = ENV.fetch("ONSHI_LIBRARY", "")
      file = named.empty? ? (File.exist?(beside) ? beside : name) : named
      Fiddle.dlopen(file)
    rescue Fiddle::DLError => e
      raise LoadError, "onshi: #{file} cannot be loaded; ONSHI_LIBRARY may name it: #{e.message}"
    end

    # The functions of 32-bit Windows are called in another way.
    CONVENTION = Fiddle::SIZEOF_VOIDP == 4 && RUBY_PLATFORM.match?(/mswin|mingw/) ? Fiddle::Function::STDCALL : Fiddle::Function::DEFAULT

    def self.function(handle, name, *takes, gives)
      Fiddle::Function.new(handle[name], takes, gives, CONVENTION)
    rescue Fiddle::DLError
      raise LoadError, MISFIT
    end
    private_class_method :function

    MISFIT = "onshi: the library does not fit this file: take both from one version"
    place, size, number = Fiddle::TYPE_VOIDP, Fiddle::TYPE_SIZE_T, Fiddle::TYPE_INT
    handle = open
    raise LoadError, MISFIT if function(handle, "onshi_abi_version", number).call != ABI_VERSION

    VERSION = function(handle, "onshi_version", place)
    ASK = function(handle, "onshi_ask", place, place, size, place, size, number, place, number)
    FREE = function(handle, "onshi_text_free", place, Fiddle::TYPE_VOID)
    READ_YEN = function(handle, "onshi_read_yen", place, size, number, place, number)
    READ_DAY = function(handle, "onshi_read_day", place, size, number, place, number)

    # Asks in JSON; returns the status and the text.
    def self.ask(question, json, options)
      room = Fiddle::Pointer.malloc(2 * Fiddle::SIZEOF_VOIDP, Fiddle::RUBY_FREE)
      room[0, 2 * Fiddle::SIZEOF_VOIDP] = "\0" * (2 * Fiddle::SIZEOF_VOIDP)
      begin
        status = ASK.call(question, json, json.bytesize, options, options.bytesize, UTF8, room)
        address, length = room[0, 2 * Fiddle::SIZEOF_VOIDP].unpack("JJ")
        text = address.zero? ? +"" : Fiddle::Pointer.new(address)[0, length]
        [status, text.force_encoding(Encoding::UTF_8)]
      ensure
        FREE.call(room)
      end
    end

    # Reads a number from a text by one of the two functions; nil where it is none.
    def self.read(function, text, packed)
      text = text.to_s.encode(Encoding::UTF_8)
      room = Fiddle::Pointer.malloc(8, Fiddle::RUBY_FREE)
      function.call(text, text.bytesize, UTF8, room) == ANSWERED ? room[0, 8].unpack1(packed) : nil
    rescue EncodingError
      nil
    end

    # Writes what is asked as the wire has it.
    def self.json(asked)
      case asked
      when nil then ""
      when String then asked.encode(Encoding::UTF_8)
      else JSON.generate(wire(asked))
      end
    rescue EncodingError, JSON::GeneratorError => e
      raise ArgumentError, "onshi: a text is not in its encoding: #{e.message}"
    end

    def self.wire(value)
      case value
      when Hash then value.transform_values { |member| wire(member) }
      when Array then value.map { |member| wire(member) }
      when Time, DateTime then value.strftime("%Y-%m-%d")
      # 429000 as a Rails column of decimals has it; what is not whole is refused as a number.
      when Numeric then value.is_a?(Integer) || value.is_a?(Float) ? value : (value.to_i == value ? value.to_i : value.to_f)
      else value
      end
    end
    private_class_method :wire
  end
  private_constant :Library

  # Asks any question that onshi.h lists, with its options: Onshi.ask("desk", at: "2021-01-16T15:59"). Raises Onshi::Error
  # where the input is refused, ArgumentError where the question or an option is wrong.
  def self.ask(question, asked = nil, **options)
    question = question.to_s
    raise ArgumentError, "onshi: a question has no U+0000" if question.include?("\0")

    status, text = Library.ask(question, Library.json(asked), options.empty? ? "" : Library.json(options))
    case status
    when Library::ANSWERED then %w[plan_ics value].include?(question) ? text : JSON.parse(text, symbolize_names: true)
    when Library::REFUSED then raise Error, JSON.parse(text, symbolize_names: true)[:error]
    when Library::MISTAKE then raise ArgumentError, text
    else raise "onshi: a fault of the library"
    end
  end

  # How much subsidy a project gets. Options: edition, fraction_rule, explain.
  def self.assess(project, **options) = ask("assess", project, **options)

  # The columns before and after the revision of December 2020. Options: edition, fraction_rule, explain.
  def self.compare(project, **options) = ask("compare", project, **options)

  # The answer for each number of readers. Options: edition, fraction_rule, explain.
  def self.options(project, **options) = ask("options", project, **options)

  # Every error of a project, an Array of Onshi::Error. Options: edition, fraction_rule.
  def self.errors(project, **options) = ask("errors", project, **options).map { |one| Error.new(one[:error]) }

  # What to do, and by when.
  def self.plan(milestones) = ask("plan", milestones)

  # The plan as a calendar file. Options: stamp (a Time), language ("ja", "en"), id.
  def self.plan_ics(milestones, stamp: Time.now, **options)
    raise ArgumentError, "onshi: stamp is a Time or seconds since 1970" unless stamp.is_a?(Time) || stamp.is_a?(Integer)

    ask("plan_ics", milestones, stamp: stamp.to_i, **options)
  end

  # Whether a form is right: ok and the findings. form is "receipt_breakdown" and the like.
  def self.check(form, fields) = ask("check", fields, form: form)

  # The sums of a form filled in.
  def self.draft(form, fields) = ask("draft", fields, form: form)

  # Reads yen as people type them: 42.9万円. nil where the text is not a whole number of yen.
  def self.read_yen(text) = Library.read(Library::READ_YEN, text, "q")

  # Reads a day as people type it, such as 令和3年3月31日, as a Date. nil where the text is not a day.
  def self.read_day(text)
    day = Library.read(Library::READ_DAY, text, "l")
    day && Date.new(day / 10_000, day / 100 % 100, day % 100, Date::GREGORIAN)
  end

  # The version of the library.
  def self.version = Library::VERSION.call.to_s
end
