"""Where does a serious worry go, and what do we keep of it? Only that it was handed over."""
