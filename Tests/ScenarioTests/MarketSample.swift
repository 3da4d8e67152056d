extension Sample {
  /// A company beyond its plant: one of each key of customers, relationships and sales.
  static let market = """
    title: Customers that choose
    time: { unit: min, day: 8 h, week: 5 days, year: 50 weeks, warmup: 13 weeks, horizon: 50 weeks }
    money: { operating_expense: 6000 per week }
    plant:
      resources: { saw: {}, glue: {}, reps: { units: 2 }, desk: {}, web: {}, planners: {} }
    market:
      needs:
        seating: { lambda: 0.5, competitor: -0.5, competitor_service: 85 % }
        tables: {}
      buyers:
        price: { price: 8, service: 1 }
        partner: { differentiation: 2, price: 2, service: 2.5, trust: 1, breadth: 0.3 }
      season: { period: 1 year, amplitude: 20 %, peak: 40 weeks }
      memory: { service: 0.2, trust: 0.05, start_service: 95 %, start_trust: 70 % }
      leaving: { rate: 2 per year, floor: 50 % }
      diffusion: { external: 0.5 per year, contagion: 2 per year }
      change: { changes: 4, fades: 26 weeks, cost: 200 }
      tick: 2 days
    parts:
      leg: { material: 2, route: [saw 3 min] }
    products:
      stool: { need: seating, price: 60, from: { leg: 3 }, route: [glue 10 min] }
      chair: { need: seating, differentiation: 40 %, known: 25 %, price: 80, material: 20, route: [saw 15 min, glue 5 min] }
      desk: { need: tables, price: 200, demand: 1 per week, route: [saw 30 min] }
      rack: { price: 30, route: [saw 5 min] }
    accounts:
      north:
        buyer: partner
        needs: { seating: 4 per week, tables: { poisson: 1 per week, quantity: 3 } }
        orders: { rack: 2 per week }
        asks: 2 weeks
        forgives: 3 days
        growth: 3 % per year
        willingness: 80 %
        relationship: arms_length
        patience: 4 weeks
        costs: { ordering: 60, holding: 25 % per year, value: 80, deviation: 6, per: 4 weeks, safety: 2, review: 1 week, elasticity: 0.6, adapts: 1 year }
      south: { buyer: price, needs: { seating: { every: { gamma: { mean: 4 days, cv: 0.6 } } } }, asks: 1 week, growth: -2 % per year }
      shop: { orders: { rack: 1 per week } }
    relationships:
      arms_length: {}
      integrated: { visibility: 4 weeks, order_cv: 0.3, spacing_cv: 0.2, order_entry: 40 %, delivery: 80 %, discount: 2 %, project: 1, wrong_orders: 30 %, customer_ordering: 50 %, customer_review: 60 %, own_variants: yes }
    sales:
      visit: { route: [reps 60 min] }
      attention: 25 min
      pitch: 10 min
      objective_life: 13 weeks
      taste: 0.5
      order_entry: { route: [desk 12 min] }
      web_entry: { route: [web 2 min] }
      question: { route: [reps 10 min, { resource: desk, time: 5 min, family: calls }], share: 20 % }
      fire_fighting: { route: [{ resource: reps, time: { exponential: { mean: 45 min } } }] }
      wrong_orders: 4 %
      integration: { route: [planners 80 h] }
    decisions:
      promise: { load: { buffer: 1 week }, factor: 70 % }
      price: { premium: 40 %, discounts: { south: 5 % } }
      relationships: { default: arms_length }
      sales: { visit_every: 4 weeks }
    strategies:
      best:
        accounts: { keep: 60 %, regularity: 0.5, willingness: 0.25, price_sensitivity: 0.75 }
        relationships: { assign: { south: integrated }, develop: { to: integrated, by: potential, most: 10, threshold: 2000 per week } }
        sales: { visits: { best: 30 % }, objective_cap: 3, bonus: throughput_per_constraint_minute }
        review: { every: 13 weeks }
      web: { accounts: [north], sales: { channel: pull, bonus: margin, visits: all } }
      mapped: { relationships: { map: [{ to: integrated, potential: 25 %, fit: 50 %, most: 3, threshold: 500 per week }, { to: arms_length, fit: 60 % }] } }
      plain: { accounts: all, promise: { lead_time: 1 week }, relationships: { develop: { to: integrated } } }
      hasty: { promise: { factor: 50 % } }

    """
}
