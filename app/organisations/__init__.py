"""Forces, suppliers and every other body, dated as the law dates them."""
