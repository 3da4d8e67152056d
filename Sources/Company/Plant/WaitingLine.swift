/// The queue in front of a resource, threaded through the jobs themselves.
///
/// First come first served is a linked list. Every other rule gives each job a key when it joins,
/// and the queue is then a skew heap (Sleator & Tarjan 1986), ordered by key and then by arrival:
/// O(1) and amortised O(log n), without storage of its own.
struct WaitingLine: BitwiseCopyable {
  /// Head of the list, or root of the heap.
  var first = Job.none
  /// Tail of the list, meaningful only while there is a head; unused by the heap.
  var last = Job.none
  var count: Int32 = 0

  // MARK: First come, first served

  @inline(__always)
  mutating func append(_ job: Int32, _ jobs: borrowing JobSlab) {
    jobs[job].next = Job.none
    if first == Job.none { first = job } else { jobs[last].next = job }
    last = job
    count += 1
  }

  /// Puts a job at the head of the list.
  mutating func prepend(_ job: Int32, _ jobs: borrowing JobSlab) {
    jobs[job].next = count > 0 ? first : Job.none
    if count == 0 { last = job }
    first = job
    count += 1
  }

  @inline(__always)
  mutating func takeFirst(_ jobs: borrowing JobSlab) -> Int32 {
    let job = first
    first = jobs[job].next
    count -= 1
    return job
  }

  /// Takes a job out of the list; `before` is the one in front of it, or none.
  mutating func remove(_ job: Int32, after before: Int32, _ jobs: borrowing JobSlab) {
    let next = jobs[job].next
    if before == Job.none { first = next } else { jobs[before].next = next }
    if last == job { last = before }
    count -= 1
  }

  // MARK: By key

  @inline(never)  // rarely used: it must not lengthen what it would be inlined into
  mutating func insert(_ job: Int32, _ jobs: borrowing JobSlab) {
    jobs[job].next = Job.none
    jobs[job].previous = Job.none
    first = WaitingLine.merge(first, job, jobs)
    count += 1
  }

  @inline(never)
  mutating func takeLeast(_ jobs: borrowing JobSlab) -> Int32 {
    let job = first
    first = WaitingLine.merge(jobs[job].next, jobs[job].previous, jobs)
    count -= 1
    return job
  }

  /// Merges two heaps; `next` is the left child and `previous` the right one.
  private static func merge(_ a: Int32, _ b: Int32, _ jobs: borrowing JobSlab) -> Int32 {
    var (a, b) = (a, b)
    var root = Job.none
    var parent = Job.none
    while a != Job.none && b != Job.none {
      if precedes(b, a, jobs) { swap(&a, &b) }
      if parent == Job.none { root = a } else { jobs[parent].next = a }
      // The merged subtree becomes the left child and the old left child the right one.
      let right = jobs[a].previous
      jobs[a].previous = jobs[a].next
      parent = a
      a = right
    }
    let rest = a != Job.none ? a : b
    if parent == Job.none { root = rest } else { jobs[parent].next = rest }
    return root
  }

  private static func precedes(_ a: Int32, _ b: Int32, _ jobs: borrowing JobSlab) -> Bool {
    let (x, y) = (jobs[a].key, jobs[b].key)
    return x < y || (x == y && jobs[a].ticket < jobs[b].ticket)
  }
}
