provider "aws" {
  region = var.region
}

# Carries the day's sales to the warehouse.
resource "aws_iam_user" "export" {
  name = "sales-export"
  path = "/svc/"
}

# nhi: rotated=2026-06-01
resource "aws_iam_access_key" "export" {
  user = aws_iam_user.export.name
}

resource "aws_iam_user_policy" "export" {
  name   =   "export"
  user   = aws_iam_user.export.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:*", Resource = "*" }, # buckets move
    ]
  })
}
