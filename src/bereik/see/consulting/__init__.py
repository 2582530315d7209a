"""How does somebody ask us without a name, and how do we answer so that nothing about a person is kept?"""
