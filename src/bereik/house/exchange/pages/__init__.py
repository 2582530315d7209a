"""Where does somebody hand in a delivery, see what came of it, and take the return for the national statistics?"""
