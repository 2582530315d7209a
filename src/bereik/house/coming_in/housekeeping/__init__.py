"""How does a housekeeper look after accounts, partners, links and teams? Nothing here is about a resident."""
