"""What does a professional write down when it rests, when the resident says something themself, or when it ends?"""
