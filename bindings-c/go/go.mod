module onshi

go 1.20
