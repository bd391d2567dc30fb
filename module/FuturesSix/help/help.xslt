<?xml version="1.0" encoding="utf-8"?>
<!-- Turns the short help files of this folder into the MAML that Get-Help reads. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:maml="http://schemas.microsoft.com/maml/2004/10"
                xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10"
                xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10">
  <xsl:output method="xml" indent="yes" encoding="utf-8" />

  <xsl:template match="/commands">
    <helpItems xmlns="http://msh" schema="maml"><xsl:apply-templates select="command" /></helpItems>
  </xsl:template>

  <xsl:template match="command">
    <command:command>
      <command:details>
        <command:name><xsl:value-of select="@name" /></command:name>
        <command:verb><xsl:value-of select="substring-before(@name, '-')" /></command:verb>
        <command:noun><xsl:value-of select="substring-after(@name, '-')" /></command:noun>
        <maml:description><maml:para><xsl:value-of select="normalize-space(synopsis)" /></maml:para></maml:description>
      </command:details>
      <maml:description><xsl:apply-templates select="description/para" /></maml:description>
      <command:syntax>
        <!-- One line a parameter set; a parameter without a set attribute is in all of them. -->
        <xsl:variable name="command" select="." />
        <xsl:for-each select="set | self::*[not(set)]">
          <xsl:variable name="set" select="concat(' ', @name, ' ')" />
          <command:syntaxItem>
            <maml:name><xsl:value-of select="$command/@name" /></maml:name>
            <xsl:apply-templates select="$command/parameter[not(@set) or contains(concat(' ', @set, ' '), $set)]" mode="syntax" />
            <xsl:if test="$command/@should-process = 'true'">
              <xsl:apply-templates select="/commands/common/parameter" mode="syntax" />
            </xsl:if>
          </command:syntaxItem>
        </xsl:for-each>
      </command:syntax>
      <command:parameters>
        <xsl:apply-templates select="parameter" />
        <xsl:if test="@should-process = 'true'">
          <xsl:apply-templates select="/commands/common/parameter" />
        </xsl:if>
      </command:parameters>
      <command:inputTypes><xsl:apply-templates select="input" /></command:inputTypes>
      <command:returnValues><xsl:apply-templates select="output" /></command:returnValues>
      <maml:alertSet><maml:alert><xsl:apply-templates select="note/para" /></maml:alert></maml:alertSet>
      <command:examples><xsl:apply-templates select="example" /></command:examples>
      <command:relatedLinks><xsl:apply-templates select="link" /></command:relatedLinks>
    </command:command>
  </xsl:template>

  <xsl:template match="para">
    <maml:para><xsl:value-of select="normalize-space(.)" /></maml:para>
  </xsl:template>

  <xsl:template match="parameter" mode="syntax">
    <command:parameter><xsl:call-template name="facts" /></command:parameter>
  </xsl:template>

  <xsl:template match="parameter">
    <command:parameter>
      <xsl:call-template name="facts" />
      <dev:type><maml:name><xsl:value-of select="@type" /></maml:name></dev:type>
      <dev:defaultValue><xsl:choose><xsl:when test="@default"><xsl:value-of select="@default" /></xsl:when><xsl:otherwise>None</xsl:otherwise></xsl:choose></dev:defaultValue>
    </command:parameter>
  </xsl:template>

  <xsl:template name="facts">
    <xsl:attribute name="required"><xsl:choose><xsl:when test="@required"><xsl:value-of select="@required" /></xsl:when><xsl:otherwise>false</xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:attribute name="variableLength">true</xsl:attribute>
    <xsl:attribute name="globbing"><xsl:choose><xsl:when test="@wildcards"><xsl:value-of select="@wildcards" /></xsl:when><xsl:otherwise>false</xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:attribute name="pipelineInput"><xsl:choose><xsl:when test="@pipeline">True (<xsl:value-of select="@pipeline" />)</xsl:when><xsl:otherwise>False</xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:attribute name="position"><xsl:choose><xsl:when test="@position"><xsl:value-of select="@position" /></xsl:when><xsl:otherwise>named</xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:attribute name="aliases"><xsl:choose><xsl:when test="@aliases"><xsl:value-of select="@aliases" /></xsl:when><xsl:otherwise>none</xsl:otherwise></xsl:choose></xsl:attribute>
    <maml:name><xsl:value-of select="@name" /></maml:name>
    <maml:description><xsl:apply-templates select="para" /></maml:description>
    <xsl:if test="@type != 'SwitchParameter'">
      <command:parameterValue required="true" variableLength="false"><xsl:value-of select="@type" /></command:parameterValue>
    </xsl:if>
  </xsl:template>

  <xsl:template match="input">
    <command:inputType>
      <dev:type><maml:name><xsl:value-of select="@type" /></maml:name></dev:type>
      <maml:description><xsl:apply-templates select="para" /></maml:description>
    </command:inputType>
  </xsl:template>

  <xsl:template match="output">
    <command:returnValue>
      <dev:type><maml:name><xsl:value-of select="@type" /></maml:name></dev:type>
      <maml:description><xsl:apply-templates select="para" /></maml:description>
    </command:returnValue>
  </xsl:template>

  <xsl:template match="example">
    <command:example>
      <maml:title>Example <xsl:value-of select="position()" />: <xsl:value-of select="@title" /></maml:title>
      <dev:code><xsl:value-of select="code" /></dev:code>
      <dev:remarks><xsl:apply-templates select="para" /></dev:remarks>
    </command:example>
  </xsl:template>

  <xsl:template match="link">
    <maml:navigationLink><maml:linkText><xsl:value-of select="." /></maml:linkText><maml:uri /></maml:navigationLink>
  </xsl:template>
</xsl:stylesheet>
