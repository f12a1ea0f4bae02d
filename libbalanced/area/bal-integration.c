/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-integration.h"

#include "libbalanced/area/bal-alignment.h"
#include "libbalanced/area/bal-arrangement.h"
#include "libbalanced/area/bal-driver.h"
#include "libbalanced/area/bal-funding-line.h"
#include "libbalanced/area/bal-information-link.h"
#include "libbalanced/area/bal-integration-factor.h"
#include "libbalanced/area/bal-post.h"
#include "libbalanced/area/bal-tie.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalIntegration:
 *
 * How the agencies of an area work together: what they have arranged, who holds it together, what
 * they share, who pays for what, and what helps or hinders.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L1, L3, L4, L5, L6, L7, E4, K8.
 *
 * Since: 0.1
 */
struct _BalIntegration
{
  BalItem parent_instance;
};

struct _BalIntegrationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalIntegration, bal_integration, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "arrangements", BAL_MEMBER_ITEMS, FALSE, bal_arrangement_get_type, .defines = "arrangements" },
  { "posts", BAL_MEMBER_ITEMS, FALSE, bal_post_get_type, .defines = "posts" },
  { "ties", BAL_MEMBER_ITEMS, FALSE, bal_tie_get_type, .defines = "ties" },
  { "links", BAL_MEMBER_ITEMS, FALSE, bal_information_link_get_type,
    .defines = "information_links" },
  { "alignments", BAL_MEMBER_ITEMS, FALSE, bal_alignment_get_type, .defines = "alignments" },
  { "funding", BAL_MEMBER_ITEMS, FALSE, bal_funding_line_get_type, .defines = "funding_lines" },
  { "factors", BAL_MEMBER_ITEMS, FALSE, bal_integration_factor_get_type,
    .defines = "integration_factors" },
  { "drivers", BAL_MEMBER_ITEMS, FALSE, bal_driver_get_type, .defines = "drivers" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_integration_class_init (BalIntegrationClass *klass)
{
  /**
   * BalIntegration:arrangements:
   *
   * What agencies have arranged with each other: a list of
   * [class@Balanced.Arrangement].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:posts:
   *
   * The posts that ties and arrangements rest on: a list of [class@Balanced.Post].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:ties:
   *
   * Who is in touch with whom: a list of [class@Balanced.Tie].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:links:
   *
   * Who tells whom, and who carries it: a list of [class@Balanced.InformationLink].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:alignments:
   *
   * What is asked of each provider: a list of [class@Balanced.Alignment].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:funding:
   *
   * Who pays for what: a list of [class@Balanced.FundingLine].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:factors:
   *
   * What helps integration, and what hinders it: a list of
   * [class@Balanced.IntegrationFactor].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:drivers:
   *
   * What drives the change: a list of [class@Balanced.Driver].
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalIntegration:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_integration_init (BalIntegration *self)
{
}
