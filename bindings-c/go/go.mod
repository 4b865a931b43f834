module onshi

go 1.19
