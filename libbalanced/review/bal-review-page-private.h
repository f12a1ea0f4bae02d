/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* The pieces of the page: everything that comes from data goes through page_add_text (). */

void bal_review_page_add_text (GString *page, const char *text);

/* <tag>text</tag>; the tag may hold attributes. */
void bal_review_page_add (GString *page, const char *tag, const char *text);

/* A table with its caption; more rows than the page can bear are left to the CSV file. */
void bal_review_page_add_table (GString *page, BalTable *table, const char *title);

/* The findings of one code belong together: one heading, one explanation. What synthetic children
 * show is never in one group with what is real. */
typedef struct
{
  const char *code; /* borrowed from the first finding */
  BalSeverity severity;
  guint rank;
  gboolean is_key;
  gboolean synthetic;
  GPtrArray *findings; /* owned, of BalFinding */
} BalReviewGroup;

/* By what matters: those that belong at the front, by rank; then severity, rank, code. Free with
 * g_ptr_array_unref (). */
GPtrArray *bal_review_group_findings (BalFindings *findings);

/* The area, which may be NULL, gives things their names. */
void bal_review_page_add_group (GString *page, const BalReviewGroup *group, BalArea *area);

/* The message for people: with the name of the thing in the place of its path in the document. */
char *bal_review_get_message (BalFinding *finding, BalArea *area);

/* The words for how much a finding asks for, such as "Attention"; static. */
const char *bal_review_get_severity_words (BalSeverity severity);

G_END_DECLS
