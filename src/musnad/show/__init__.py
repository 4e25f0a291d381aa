"""An Analysis in the terminal (``terminal``) and as a page (``page``)."""
