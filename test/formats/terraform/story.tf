provider "aws" {
  region = "eu-west-2"

  default_tags {
    tags = {
      owner       = "payments"
      application = "shop"
    }
  }
}

resource "aws_iam_user" "ci_bot" {
  name = "ci-bot"
}

# nhi: rotated=2026-06-01
resource "aws_iam_access_key" "ci_bot" {
  user = aws_iam_user.ci_bot.name
}

resource "aws_iam_user_policy" "upload" {
  user = aws_iam_user.ci_bot.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:*"
      Resource = "*"
    }]
  })
}
