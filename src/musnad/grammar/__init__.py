"""The parts of Arabic grammar that every extractor shares: tokens, quotations, noun phrases."""
