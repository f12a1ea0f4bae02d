/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-pages-private.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#define LARGE_PAGE ((gsize) 2 << 20)
#define CACHE_LINE 64

gpointer
bal_pages_alloc (gsize size)
{
  gpointer pages = g_aligned_alloc (MAX (size, 1), 1, size >= LARGE_PAGE ? LARGE_PAGE : CACHE_LINE);

  bal_pages_advise (pages, size);
  return pages;
}

void
bal_pages_free (gpointer pages)
{
  g_aligned_free (pages);
}

void
bal_pages_advise (gpointer memory, gsize size)
{
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  /* Only whole pages inside belong to nobody else; a refusal costs time, and nothing else. */
  guintptr first = ((guintptr) memory + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
  guintptr end = ((guintptr) memory + size) & ~(LARGE_PAGE - 1);

  if (end > first)
    madvise ((gpointer) first, end - first, MADV_HUGEPAGE);
#endif
}
