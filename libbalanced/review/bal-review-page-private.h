/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* The pieces of the page: everything that comes from data goes through page_add_text (). */

void bal_review_page_add_text (GString *page, const char *text);

/* <tag>text</tag>; the tag may hold attributes. */
void bal_review_page_add (GString *page, const char *tag, const char *text);

/* A table with its caption; more rows than the page can bear are left to the CSV file. */
void bal_review_page_add_table (GString *page, BalTable *table, const char *title);

/* The findings of one code belong together: one heading, one explanation. */
typedef struct
{
  const char *code; /* borrowed from the first finding */
  BalSeverity severity;
  guint rank;
  GPtrArray *findings; /* owned, of BalFinding */
} BalReviewGroup;

/* By what matters: severity, then rank, then code. Free with g_ptr_array_unref (). */
GPtrArray *bal_review_group_findings (BalFindings *findings);

void bal_review_page_add_group (GString *page, const BalReviewGroup *group);

G_END_DECLS
