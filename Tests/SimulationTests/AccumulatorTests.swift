import Simulation
import Testing

@Suite("Accumulators")
struct AccumulatorTests {
  @Test("a time-weighted mean and variance, worked by hand")
  func timeWeighted() {
    // Case time-persistent: values 3, 1, 4 (for no time), 2, 6 from times 0, 2, 5, 5, 9, to 12:
    // integral 3*2 + 1*3 + 2*4 + 6*3 = 35; of the square 18 + 3 + 16 + 108 = 145.
    var value = TimeWeighted(3, at: 0)
    value.set(1, at: 2)
    value.set(4, at: 5)
    value.set(2, at: 5)
    value.set(6, at: 9)
    #expect(value.integral(to: 12) == 35)
    let mean = 35.0 / 12
    #expect(abs(value.mean(to: 12) - mean) < 1e-12)
    let variance = 145.0 / 12 - mean * mean
    #expect(abs(value.variance(to: 12) - variance) < 1e-12)
    value.set(6, at: 12)
    // A value held for no time (the 4) has no weight among the extremes either.
    #expect(value.minimum == 1)
    #expect(value.maximum == 6)
  }

  @Test("clearing keeps the present value and forgets the past")
  func clearing() {
    var value = TimeWeighted(10, at: 0)
    value.set(2, at: 4)
    value.clear(at: 6)
    #expect(value.value == 2)
    value.add(3, at: 8)
    #expect(value.mean(to: 10) == 3.5)
    #expect(value.maximum == 2)

    var integral = TimeIntegral(10, at: 0)
    integral.set(2, at: 4)
    integral.clear(at: 6)
    integral.add(3, at: 8)
    #expect(integral.integral(to: 10) == 14)
    #expect(integral.value == 5)
  }

  @Test("no time, no mean")
  func noTime() {
    #expect(TimeWeighted(1, at: 5).mean(to: 5).isNaN)
  }

  @Test("a tally gives mean and variance")
  func tally() {
    var tally = Tally()
    #expect(tally.variance.isNaN)
    for value in [2.0, 4, 4, 4, 5, 5, 7, 9] { tally.add(value) }
    #expect(tally.count == 8)
    #expect(tally.mean == 5)
    #expect(tally.sum == 40)
    let variance = 32.0 / 7
    #expect(abs(tally.variance - variance) < 1e-12)
  }
}

@Suite("The logarithmic histogram")
struct LogHistogramTests {
  @Test("quantiles are within the stated relative error")
  func quantiles() {
    var histogram = LogHistogram()
    var values: [Double] = []
    var random = Scramble(state: 7)
    for _ in 0..<20_000 {
      let value = 0.001 + Double(random.below(1_000_000)) * Double(random.below(1000)) / 1e4
      histogram.add(value)
      values.append(value)
    }
    values.sort()
    for p in [0.01, 0.1, 0.5, 0.9, 0.95, 0.99, 1.0] {
      let exact = values[min(Int(p * 20_000), 19_999)]
      let error = abs(histogram.quantile(p) / exact - 1)
      #expect(error <= 1.0 / 128 + 1e-3)
    }
  }

  @Test("zeros, extremes and nothing")
  func edges() {
    var histogram = LogHistogram()
    let empty = histogram.quantile(0.5)
    #expect(empty.isNaN)
    histogram.add(0)
    histogram.add(0)
    histogram.add(1e300)
    histogram.add(1e-300)
    let (count, median, largest) = (histogram.count, histogram.quantile(0.5), histogram.quantile(1))
    #expect(count == 4)
    #expect(median == 0)
    #expect(largest > 1e11)
    histogram.clear()
    let cleared = histogram.count
    #expect(cleared == 0)
  }

  @Test("merging two histograms counts everything once")
  func merging() {
    var a = LogHistogram()
    var b = LogHistogram()
    var both = LogHistogram()
    for value in 1...100 {
      if value % 3 == 0 { a.add(Double(value)) } else { b.add(Double(value)) }
      both.add(Double(value))
    }
    a.merge(b)
    let count = a.count
    #expect(count == 100)
    for p in [0.05, 0.5, 0.95] {
      let (merged, whole) = (a.quantile(p), both.quantile(p))
      #expect(merged == whole)
    }
  }
}

@Suite("Arrays of the hot loop")
struct FlatArrayTests {
  @Test("elements stay in place while the array grows")
  func growth() {
    var array = FlatArray<Int>(capacity: 1)
    for value in 0..<1000 { array.append(value) }
    array[500] += 1
    let (first, middle, last) = (array[0], array[500], array[Int32(999)])
    #expect([first, middle, last] == [0, 501, 999])
    let removed = array.removeLast()
    #expect(removed == 999)
    array.truncate(to: 10)
    let (count, isEmpty) = (array.count, array.isEmpty)
    #expect(count == 10)
    #expect(!isEmpty)
  }

  @Test("an owned array makes and destroys its elements")
  func owned() {
    let histograms = OwnedArray(count: 3) { LogHistogram() }
    histograms[1].add(5)
    let counts = [histograms[0].count, histograms[1].count, histograms[2].count]
    #expect(counts == [0, 1, 0])
  }
}
