"""How does one type `bereik` where it is not on the path? `python -m bereik.house.command`."""

from bereik.house.command import main

if __name__ == "__main__":
    main()
