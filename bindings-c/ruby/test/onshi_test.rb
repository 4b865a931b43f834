# frozen_string_literal: true

# The gem: answers by hand, errors, threads, memory; with `asked`, the questions of bindings-c/tests/asked.c.
require "bigdecimal"
require_relative "../lib/onshi"

CLINIC = { facility: "clinic", readers: 1, cost: 429_000, reader_applied_on: Date.new(2021, 3, 31) }.freeze

def check(holds, what)
  raise what.to_s unless holds
end

def refused(code, field, project)
  Onshi.assess(project)
  raise "answered: #{project}"
rescue Onshi::Error => e
  check e.code == code && e.field == field && e.message_en != "" && e.to_h[:code] == code, e.to_h
  e
end

def by_hand
  answer = Onshi.assess(CLINIC)
  check answer[:subsidy] == 429_000 && answer[:self_pay].zero? && answer[:track] == "accelerated", answer
  # Half of 429,000, cut to thousands.
  chain = CLINIC.merge(facility: "pharmacy", group_prescriptions_per_month: 40_000, reader_applied_on: "2021-04-01")
  check Onshi.assess(chain).values_at(:category, :subsidy, :self_pay) == ["large_chain_pharmacy", 214_000, 215_000], "chain"
  check Onshi.assess(JSON.generate(CLINIC), edition: "2021-01")[:edition] == "2021-01", "text"
  check Onshi.compare(CLINIC)[:gain] == 108_000, "compare"
  check Onshi.options({ facility: "hospital", cost: 1, reader_applied_on: "2021-04-01" })[:options].size == 3, "options"
  check Onshi.errors(CLINIC.merge(readers: 4, cost: -1)).map(&:code) == %w[readers_out_of_range cost_out_of_range], "errors"
  check Onshi.plan({ facility: "clinic" })[:steps].size > 3, "plan"
  check Onshi.plan_ics({ facility: "clinic" }, stamp: Time.at(0)).start_with?("BEGIN:VCALENDAR"), "calendar"
  check Onshi.check("institution_code", "01-1-011248-9")[:ok], "form"
  check Onshi.draft("receipt_breakdown", { lines: [{ item: "x", eligible: 100_000, ineligible: 20_000 }] })[:total] == 120_000, "draft"
  check Onshi.read_yen("42.9万円") == 429_000 && Onshi.read_yen("42,9").nil? && Onshi.read_yen(nil).nil?, "yen"
  check Onshi.read_yen("42.9万円".encode("Windows-31J")) == 429_000 && Onshi.read_yen("△1,000") == -1000, "yen in CP932"
  check Onshi.read_day("令和3年3月31日") == Date.new(2021, 3, 31) && Onshi.read_day("平成33年3月31日").nil?, "day"
  check Onshi.read_yen("42.9万円".b).nil? && Onshi.read_yen("\xFF").nil? && Onshi.read_day("1582-10-10").year == 1582, "odd texts"
  check Onshi.assess(CLINIC.merge(cost: BigDecimal("429000"), reader_applied_on: Time.new(2021, 3, 31)))[:subsidy] == 429_000, "Rails"
  check Onshi.ask("value", '{"a":[1.10]}', pointer: "/a/0") == "1.10", "value"
  check Onshi.version.split(".").size == 3, "version"
end

def errors
  error = refused("readers_out_of_range", "readers", CLINIC.merge(readers: 4))
  check error.message.include?("顔認証付きカードリーダーの台数") && error.message_en.include?("got `4`"), error.message
  check error.given == "4" && error.allowed == { min: 1, max: 1 }, error.to_h
  refused("missing_field", "facility", {})
  refused("invalid_json", nil, "{")
  refused("invalid_value", "cost", CLINIC.merge(cost: BigDecimal("429000.5")))
  {
    -> { Onshi.ask("asess", {}) } => "question is one of",
    -> { Onshi.ask("desk\0x") } => "U+0000",
    -> { Onshi.plan_ics({ facility: "clinic" }, stamp: "2021-01-01") } => "stamp is a Time",
    -> { Onshi.assess({ facility: "\xFF" }) } => "not in its encoding"
  }.each do |wrong, words|
    wrong.call
    raise "answered"
  rescue ArgumentError => e
    check e.message.include?(words), e
  end
end

def threads
  8.times.map { |n| Thread.new { 2000.times { |i| check Onshi.assess(CLINIC.merge(cost: n * i))[:subsidy] == n * i, "threads" } } }.each(&:join)
end

def resident = File.read("/proc/self/status")[/VmRSS:\s+(\d+)/, 1].to_i

def memory
  json = JSON.generate(CLINIC)
  many = lambda do |count|
    count.times do |i|
      Onshi.ask("assess", json)
      refused("missing_field", "facility", "{}") if (i % 20).zero?
    end
  end
  many.call(50_000)
  before = resident
  many.call(1_000_000)
  # A million answers of 300 bytes would be 300 MB.
  check resident - before < 30_000, "memory grows: #{before} #{resident}"
end

def asked(from, to)
  while (head = from.gets)
    question, options, json = head.split
    options, json = from.read(options.to_i), from.read(json.to_i)
    from.gets
    begin
      answer = Onshi.ask(question, json.force_encoding("UTF-8"), **JSON.parse(options, symbolize_names: true))
    rescue Onshi::Error => e
      answer = { error: e.to_h }
    end
    to.puts JSON.generate(answer)
  end
end

if ARGV.first == "asked"
  asked($stdin.binmode, $stdout)
else
  by_hand
  errors
  threads
  memory
  puts "4 passed, 0 failed"
end
