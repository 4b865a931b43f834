# frozen_string_literal: true

Gem::Specification.new do |gem|
  gem.name = "onshi"
  gem.version = "0.2.0"
  gem.summary = "Subsidy for online eligibility verification (オンライン資格確認) in Japan"
  gem.authors = ["The onshi authors"]
  gem.licenses = ["MIT", "Apache-2.0"]
  gem.required_ruby_version = ">= 3.0"
  gem.files = Dir["lib/*"] + Dir["LICENSE-*"]
  # The library of one platform may lie beside onshi.rb.
  gem.platform = Gem::Platform::CURRENT if Dir["lib/*.{so,dll,dylib}"].any?
end
