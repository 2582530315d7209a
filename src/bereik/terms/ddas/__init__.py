"""What are our words called in a delivery of early signals (DDAS), version by version?"""
