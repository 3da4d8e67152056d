# Writes a large plant as a scenario: 100 resources, 10 products, routes of 400 operations each.
#   awk -f Benchmarks/large-plant.awk [-v general=1] /dev/null > large-plant.yaml
# Every resource has two units and is visited 40 times per product; with orders at the stated rate each is
# loaded to 80 %. With general=1 the resources also fail, and orders are released by drum-buffer-rope.
BEGIN {
  resources = 100; products = 10; steps = 400
  print "title: A large plant"
  print "question: What does an event cost when the plant is large?"
  print "time: { unit: h, day: 24 h, week: 7 days, warmup: 500, horizon: 40000, per: h }"
  print "money: { currency: USD, operating_expense: 100 per h }"
  print "plant:"
  print "  resources:"
  for (r = 1; r <= resources; r++) {
    failing = general ? ", failures: { breakdown: { uptime: { exponential: { mean: 95 } }, repair: { exponential: { mean: 5 } } } }" : ""
    printf "    R%d: { units: 2%s }\n", r, failing
  }
  print "products:"
  for (p = 1; p <= products; p++) {
    printf "  P%d:\n    price: 100\n    material: 40\n    demand: { poisson: 0.04 per h }\n    route:\n", p
    for (s = 0; s < steps; s++) {
      # 37 and 100 have no common divisor, so every resource has its turn.
      printf "      - { resource: R%d, time: { exponential: { mean: %s } } }\n", (s * 37 + p * 11) % resources + 1, 1
    }
  }
  print "decisions:"
  print "  promise: { lead_time: 1000 }"
  if (general) print "  release: { dbr: { drum: R1, constraint_buffer: 500 h, shipping_buffer: 200 h } }"
  print "replications: 1"
}
