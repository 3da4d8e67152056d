extension Sample {
  /// A plant with everything that a real one has: one of each key, mostly in short forms.
  static let factory = """
    title: A real factory
    time: { unit: min, warmup: 2 weeks, horizon: 20 weeks }
    money: { currency: USD, operating_expense: 6000 per week }
    plant:
      resources:
        A:
          speed: 110 %
          setup: { time: 30 min, from: { red: { blue: 20 min, a: 5 min }, blue: { red: { gamma: { mean: 10 min, cv: 0.5 } } } } }
          shifts: [Mon-Fri 06:00-14:00, Sat 06:00-12:00]
          at_shift_end: finish
        B:
          units: 2
          setup: { time: 15 min, chance: 10 % }
          failures:
            breakdown: { uptime: { exponential: { mean: 20 h } }, repair: { exponential: { mean: 4 h } }, by: operation }
            jam: { uptime: 8 h, repair: 5 min }
        C: { setup: { gamma: { mean: 10 min, cv: 0.3 } }, shifts: "22:00-06:00" }
        D: { shifts: always }
        furnace: { buffer: 12 }
        operator: { units: 3 }
        dice: { rounds: { every: 1 h, pieces: { discrete: { values: [1, 2, 3, 4, 5, 6] } }, moves: simultaneous } }
    parts:
      a: { material: 20, route: [A 15 min, C 10 min] }
      b: { material: 10, material_lot: 5, scrap: again, route: [{ resource: B, time: 5 min, yield: 95 % }] }
      ab: { from: { a: 1, b: 2 } }
      log: { material: 30, route: [D 10 min], into: { board: 3, slab: 1 } }
    products:
      P:
        price: 90
        material: 5
        demand: 20 per week
        from: { ab: 1 }
        route:
          - { resource: A, time: 10 min, family: red }
          - { resource: A, time: 10 min, order_time: 3 min, family: blue, initial: 4 }
          - resource: B
            time: 15 min
            or: [C, D 12 min, { resource: furnace, time: { exponential: { mean: 8 min } } }]
            with: operator
            rework: { share: 20 %, to: 2, limit: 2, then: scrap }
            sample: 10 %
            transport: { uniform: { min: 5 min, max: 25 min } }
          - { resource: C, time: 5 min, with: { resource: operator, for: setup } }
          - { resource: furnace, time: 4 h, batch: { min: 4, max: 8, wait: 2 h, by: product, serial: yes } }
          - { resource: furnace, time: 4 h, batch: { max: 8 }, rework: { share: 5 %, to: 5 } }
      Q: { price: 100, demand: { poisson: 10 per week }, route: [dice, C 5 min] }
      tree: { demand: 5 per week, route: [D 3 min], into: { log: 2 } }
      board: { price: 12, route: [D 1 min] }
      slab: { price: 3 }
    accounts:
      north: { orders: { Q: 1 per week }, patience: 3 weeks }
      south: { discount: 5 % }
    orders:
      - { account: south, product: Q, placed: 3 days, due: 2 weeks }
      - { product: P, quantity: 2, placed: 90 }
      - { account: south, product: Q, quantity: 3, placed: 1 h }
      - { account: north, product: Q, placed: 3 days }
    decisions:
      release: { dbr: { drum: B, constraint_buffer: 2 days, shipping_buffer: 1 day, assembly_buffer: 12 h } }
      promise: { safe_date: { constraint: B, buffer: 5 days, hold_above: 10 days } }
      dispatching: { default: buffer_penetration, A: { rule: least_setup, then: earliest_due_date }, D: { rule: priority, preempt: yes } }
      priority: [Q, P]
      batches: { default: { transfer: 5 }, B: { process: 50, transfer: 10, minimum_run: 20 } }
      quota: { P: 100 per week, Q: 30 per 2 weeks }
      buffers: { yellow: 30 %, red: 70 %, resize: {} }
    strategies:
      push: { release: push }
      planned: { release: { push: { lead_time: 3 days } } }
      conwip: { release: { conwip: { jobs: 6 } } }
      hours: { release: { conwip: { work: 20 h, of: B } } }
      loops: { release: { conwip: { loops: { one: { products: [P, Q], jobs: 4 }, two: { products: [tree], work: 20 h, of: D } } } } }
      each: { release: { conwip: { per: product, jobs: 3 } } }
      kanban: { release: { kanban: { cards: { default: 30, A: unlimited, B: 5 }, blocking: communication } } }
      ropes: { release: { dbr: { jobs: 5 } } }
      sdbr: { release: { sdbr: { constraint: B, buffer: 5 days } }, buffers: { resize: { window: 30, grow_above: 20 %, shrink_below: 2 %, step: 25 % } } }
    worlds:
      no-setups: { plant.resources.A.setup: null, plant.resources.C.setup.gamma.mean: 2 min }
      always: { plant.resources.A.shifts: null, products.P.route.3.or: null, products.P.route.3.with.for: operation }

    """
}
