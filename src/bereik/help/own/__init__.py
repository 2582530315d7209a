"""What does a resident read about themselves: who their contact is, what we know and from whom, and who looked?"""
